"""Sort keys: strings of plain letters that every database puts in the order of the language's alphabet.

Each character becomes a syllable of one consonant and one vowel. No collation, binary or ICU, of any
language treats such a pair as a letter of its own, so SQLite and PostgreSQL agree whatever their locale.
"""

from __future__ import annotations

import re
from typing import Final

from portal.text.letters import CYRILLIC_EXTRAS, LATIN_EXTRAS, LETTERS_EN, LETTERS_KK, Language, without_marks
from portal.text.normalise import normalise

MAX_LENGTH: Final = 250

_DIGITS: Final = "0123456789"
_LATIN: Final = LETTERS_EN.lower()
_CYRILLIC_KK: Final = LETTERS_KK.lower()
_CYRILLIC_RU: Final = "аәбвгғдеёжзийікқлмнңоөпрстуұүфхһцчшщъыьэюя"

_SYLLABLES: Final = [consonant + vowel for consonant in "bcdfghjklmnpqrstvx" for vowel in "aeiou"]
_END: Final = _SYLLABLES[0]  # below the space, so that a name comes before the longer one that begins with it
_SPACE: Final = _SYLLABLES[1]
_FOREIGN: Final = _SYLLABLES[-1]  # letters of other scripts, last and alike

_PLAIN, _CAPITAL, _MARKED = "b", "k", "m"
_PIECE: Final = re.compile(r"\d+|[^\W\d_]")


def _weights(letters: str) -> dict[str, str]:
    return dict(zip(_DIGITS + letters, _SYLLABLES[2:], strict=False))


_WEIGHTS: Final[dict[str, dict[str, str]]] = {
    "kk": _weights(_CYRILLIC_KK + _LATIN),
    "ru": _weights(_CYRILLIC_RU + _LATIN),
    "en": _weights(_LATIN + _CYRILLIC_KK),
}


def sort_key(text: str, language: Language) -> str:
    """Return a key that sorts by the alphabet of the language: digits, its own script, the other script.

    Quotes and punctuation do not count, numbers sort by value. Among equals lower case comes first, then
    capitals, then letters with foreign marks. Only `a-z`, at most 250 characters.
    """
    weights = _WEIGHTS[language]
    words = (_PIECE.findall(word) for word in normalise(text).split())
    filed = [pieces for pieces in words if pieces]
    key = _SPACE.join("".join(_weight(piece, weights) for piece in pieces) for pieces in filed)
    shapes = "".join(_shape(piece, weights) for pieces in filed for piece in pieces)
    return (key + _END + shapes)[:MAX_LENGTH]


def initial(text: str, language: Language) -> str:
    """Return the capital letter under which a name is filed; `#` for digits, other scripts and none."""
    first = _PIECE.search(normalise(text))
    letter = _base(first[0], _WEIGHTS[language]) if first else ""
    return letter.upper() if letter in _WEIGHTS[language] and not letter.isdecimal() else "#"


def _base(letter: str, weights: dict[str, str]) -> str:
    """Return the letter of an alphabet for which this one stands; itself if it stands for none."""
    lower = letter.lower()
    if lower in weights:
        return lower
    kin = LATIN_EXTRAS.get(lower, "")[:1] or CYRILLIC_EXTRAS.get(lower)
    return kin or without_marks(lower)


def _weight(piece: str, weights: dict[str, str]) -> str:
    if not piece.isdecimal():
        return weights.get(_base(piece, weights), _FOREIGN)
    digits = str(int(piece[:MAX_LENGTH]))
    return "".join(weights[digit] for digit in (str(min(len(digits), 9)) + digits))


def _shape(piece: str, weights: dict[str, str]) -> str:
    if piece.isdecimal() or piece in weights:
        return _PLAIN
    return _CAPITAL if piece.lower() in weights else _MARKED
