"""Repair of words whose letters come from two alphabets and only look right.

A letter is exchanged only when every letter of the word can be written in one script, so `Instagramға` or
`PDFті`, a foreign word with a Kazakh ending, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

Script = Literal["Latin", "Cyrillic", "Greek", "other"]

# Columns stand one above the other: the same shape in Latin and in Cyrillic.
_LATIN_SHAPES: Final = "ABCEHIKMOPTXYƏƟ" + "aceiopxyhkmtəɵ"
_CYRILLIC_SHAPES: Final = "АВСЕНІКМОРТХУӘӨ" + "асеіорхуһкмтәө"
_GREEK_SHAPES: Final = "ΑΒΕΗΙΚΜΟΡΤΥΧ" + "αικορυ"
_GREEK_IN_LATIN: Final = "ABEHIKMOPTYX" + "aikopu"
_GREEK_IN_CYRILLIC: Final = "АВЕНІКМОРТУХ" + "аікори"

_TO_LATIN: Final[dict[str, str]] = {
    **dict(zip(_CYRILLIC_SHAPES, _LATIN_SHAPES, strict=True)),
    **dict(zip(_GREEK_SHAPES, _GREEK_IN_LATIN, strict=True)),
    **{"Б": "B", "б": "b", "Ү": "Y", "Һ": "H", "Ԛ": "Q", "ԛ": "q", "Ԝ": "W", "ԝ": "w"},
    **{"Ѕ": "S", "ѕ": "s", "Ј": "J", "ј": "j"},
    **{"Ζ": "Z", "Ν": "N", "ν": "v"},
}
_TO_CYRILLIC: Final[dict[str, str]] = {
    **dict(zip(_LATIN_SHAPES, _CYRILLIC_SHAPES, strict=True)),
    **dict(zip(_GREEK_SHAPES, _GREEK_IN_CYRILLIC, strict=True)),
    **{"Γ": "Г", "Λ": "Л", "Π": "П", "Φ": "Ф"},
}
_SHAPES: Final[dict[Script, dict[str, str]]] = {"Cyrillic": _TO_CYRILLIC, "Latin": _TO_LATIN}

_WORD: Final = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_KAZAKH_ENDING: Final = re.compile(r"([A-Za-z]{2,})[а-яәғқңөұүһіё]{2,}")


def repair_lookalikes(text: str) -> str:
    """Write each mixed-script word in the one script it was meant in; leave what cannot be decided alone."""
    if text.isascii() or not any(_is_mixed(word) for word in _WORD.findall(text)):
        return text
    habit = _habit(text)
    return _WORD.sub(lambda match: _repair_word(match[0], habit), text)


def script_of(letter: str) -> Script:
    """Return the script of one letter without marks."""
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or letter in "əɵ":
        return "Latin"
    if 0x400 <= code < 0x530:
        return "Cyrillic"
    return "Greek" if 0x370 <= code < 0x400 or 0x1F00 <= code < 0x2000 else "other"


def _scripts(word: str) -> list[Script]:
    return [script_of(char) for char in unicodedata.normalize("NFD", word) if char.isalpha()]


def _is_mixed(word: str) -> bool:
    return not word.isascii() and len(set(_scripts(word))) > 1


def _habit(text: str) -> Script:
    """Return the script that most letters of the text have; Cyrillic when it is even."""
    scripts = _scripts(text)
    return "Latin" if scripts.count("Latin") > scripts.count("Cyrillic") else "Cyrillic"


def _repair_word(word: str, habit: Script) -> str:
    if not _is_mixed(word) or _is_foreign_with_ending(word):
        return word
    letters = unicodedata.normalize("NFD", word)
    possible = [script for script in _SHAPES if _can_be_written(letters, script)]
    if not possible:
        return word
    scripts = _scripts(word)
    target = max(possible, key=lambda script: (scripts.count(script), script == habit))
    shapes = _SHAPES[target]
    repaired = "".join(char if _fits(char, target) else shapes[char] for char in letters)
    return unicodedata.normalize("NFC", repaired)


def _is_foreign_with_ending(word: str) -> bool:
    """Whether this is a Latin word, some letter of it Latin only, before a Kazakh ending (`SMSке`)."""
    match = _KAZAKH_ENDING.fullmatch(word)
    return match is not None and any(letter not in _TO_CYRILLIC for letter in match[1])


def _can_be_written(letters: str, script: Script) -> bool:
    return all(_fits(char, script) or char in _SHAPES[script] for char in letters)


def _fits(char: str, script: Script) -> bool:
    return not char.isalpha() or script_of(char) == script
