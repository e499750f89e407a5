"""One way of writing the same text, for display and as the first step of every key."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portal.text.lookalikes import repair_lookalikes

_UNIFIED: Final = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\u02bb\u201b\u0060\u00b4", "'")  # right, left, modifier, grave, acute
    | {"\u2010": "-", "\u2011": "-"}
)
_UNSEEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_UNSEEN_LETTERS_AND_MARKS: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]+"
)
# The number sign would become the letters "No"; the others would grow into five characters or more.
_KEPT_WHOLE: Final = re.compile(
    "([№\u3307\u3315-\u3317\u3319\u331a\u3320\u332b\u332e\u3332\u3334\u3336\u3347\u334a\u3356"
    "\u33ae\u33af\ufdfa\ufdfb]+)"
)
_LINE_END_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])([-\u2010\u00ad])[ \t\r]*\n\s*([^\W\d_])")


def normalise(text: str) -> str:
    """Return the text in compatibility form, without invisible characters, with single spaces.

    Letters of another alphabet that only look right are exchanged inside a word, a word broken over two lines
    is joined, apostrophes become one. Case, й, ё, ї and other marks stay. Doing it twice changes nothing.
    """
    text = _LINE_END_HYPHEN.sub(_join_lines, text)
    text = _without_unseen(text).translate(_UNIFIED)
    text = _compatible(text).translate(_UNIFIED)
    text = _compatible(repair_lookalikes(text))
    return " ".join(text.split())


def _join_lines(match: re.Match[str]) -> str:
    hyphen, letter = match.groups()
    return letter if letter.islower() or hyphen == "\u00ad" else f"-{letter}"


def _without_unseen(text: str) -> str:
    """Drop controls, formats, lone surrogates and letters that draw nothing; white space stays."""
    text = _UNSEEN_LETTERS_AND_MARKS.sub("", text)
    if text.isprintable():
        return text
    return "".join(
        char for char in text if char.isspace() or unicodedata.category(char) not in _UNSEEN_CATEGORIES
    )


def _compatible(text: str) -> str:
    if unicodedata.is_normalized("NFKC", text):
        return text
    parts = _KEPT_WHOLE.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return "".join(parts)
