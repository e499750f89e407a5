"""The script-neutral skeleton: one ASCII key for all spellings of a name in Cyrillic and Latin letters.

Kazakh letters meet those of a Russian keyboard, and these meet the Latin alphabets of 2017, 2018 and 2021 and
the Russian-style one. The same Latin letter means different sounds in them, so only a many-to-one key is
safe.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portal.text.apostrophes import read_apostrophes
from portal.text.normalise import normalise
from portal.text.skeleton import MARKED, PLAIN, shorten

_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_DIGIT: Final = re.compile(r"\d")
_SOFT_C: Final = re.compile(r"c(?=[ei])")
_HARD_C: Final = re.compile(r"c(?!h)")
_WORD: Final = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return the skeletons of the words of a text, with single spaces.

    Only `a-z`, `0-9` and the space come out; letters of other scripts are dropped. Takes any string, answers
    in linear time with at most four characters for one, and folding twice changes nothing.
    """
    return " ".join(shorten(word) for word in _WORD.findall(spell(text)))


def spell(text: str) -> str:
    """Return the text in plain lower-case Latin letters, not yet shortened; what is no letter stays."""
    text = read_apostrophes(normalise(text).casefold())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(MARKED)
        text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    text = text.translate(PLAIN)
    if not text.isascii():
        text = _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    return _HARD_C.sub("k", _SOFT_C.sub("s", text))
