"""The one fixed table from Kazakh and Russian Cyrillic to Latin letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LATIN_OF: Final[dict[str, str]] = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip

_LETTERS: Final = "".join(LATIN_OF) + "".join(LATIN_OF).upper()
_LETTER: Final = re.compile(f"[{_LETTERS}]")


def transliterate(text: str) -> str:
    """Write Cyrillic letters in Latin ones; other characters stay.

    A capital of several letters is capital throughout only among capitals: Щучье, ЖҚБ give Shchuche, ZHQB.
    """
    latin = _LETTER.sub(_latin, unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", latin)


def _latin(match: re.Match[str]) -> str:
    letter = match[0]
    latin = LATIN_OF[letter.lower()]
    if letter.islower():
        return latin
    return latin.upper() if len(latin) < 2 or _among_capitals(match) else latin.capitalize()


def _among_capitals(match: re.Match[str]) -> bool:
    """Whether the next letter is a capital or, at the end of a word, the one before."""
    text, end = match.string, match.end()
    following = text[end : end + 1]
    if following.isalpha():
        return following.isupper()
    return text[max(match.start() - 1, 0) : match.start()].isupper()
