"""The alphabets, and the letters that belong to none of them with their nearest plain letter."""

from __future__ import annotations

import unicodedata
from typing import Final, TypeAlias

#: "kk", "ru" or "en"; another code is a KeyError.
Language: TypeAlias = str

LETTERS_KK: Final = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
LETTERS_RU: Final = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
LETTERS_EN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

ALPHABETS: Final[dict[str, str]] = {"kk": LETTERS_KK, "ru": LETTERS_RU, "en": LETTERS_EN}

# Lower-case Latin letters that Unicode does not take apart into a plain letter and a mark.
LATIN_EXTRAS: Final[dict[str, str]] = {
    "ı": "i", "ə": "a", "ɵ": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
    "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ĸ": "k", "ŧ": "t", "ƶ": "z", "ꞑ": "n",
}  # fmt: skip

# Lower-case Cyrillic letters of the neighbours (Ukrainian, Tatar, Uzbek, ...), their Kazakh or Russian kin.
CYRILLIC_EXTRAS: Final[dict[str, str]] = {
    "ґ": "г", "ҕ": "г", "є": "е", "ѣ": "е", "җ": "ж", "џ": "ж", "ђ": "ж", "ҙ": "з", "ѕ": "с", "ѵ": "и",
    "ј": "й", "ҝ": "к", "ҡ": "к", "ӄ": "к", "љ": "л", "њ": "н", "ӊ": "н", "ҥ": "н", "ӈ": "н", "ѳ": "ө",
    "ҫ": "с", "ҭ": "т", "ҳ": "х", "ҷ": "ч", "ҹ": "ч", "ћ": "ч", "ӏ": "і",
}  # fmt: skip


def without_marks(letter: str) -> str:
    """Return the letter that carries the marks: `á` gives `a`, `ї` gives `і`; others stay as they are."""
    return unicodedata.normalize("NFD", letter)[:1]
