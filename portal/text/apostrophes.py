"""The Latin alphabet of 2017, which wrote ш, ч and у as `s'`, `c'` and `y'`."""

from __future__ import annotations

import re
from typing import Final

_LETTER: Final = r"[^\W\d_]"
_QUOTED: Final = re.compile(
    rf"(?<!{_LETTER})'([^']*(?:(?<={_LETTER})'(?={_LETTER})[^']*)*)'(?!{_LETTER})",
)
# What English writes after an apostrophe is no 2017 letter: city's, they're, boss'll.
_ENGLISH: Final = rf"(?!(?:s|d|re|ll|ve)(?!{_LETTER}))"
# At the end of a word s' is also the English plural (volunteers') and the Russian soft sign (Arys'), so it
# counts only after the vowels of Balqas', qos', u's', is'.
_SH: Final = re.compile(rf"s'(?={_LETTER}){_ENGLISH}|(?:(?<=[aoui])|(?<=[aoui]'))s'(?!{_LETTER})")
_CH: Final = re.compile(rf"c'{_ENGLISH}")
_U: Final = re.compile(rf"y'{_ENGLISH}")


def read_apostrophes(text: str) -> str:
    """Spell the three letters of 2017 that more than drop their apostrophe; the text is in lower case."""
    if "'" not in text:
        return text
    text = _QUOTED.sub(r" \1 ", text)
    return _U.sub("u", _CH.sub("ch", _SH.sub("sh", text)))
