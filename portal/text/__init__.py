"""The language chain for Kazakh, Russian and English: pure functions from text to text, no input or output.

Index and query, whatever the engine, use the same functions; so do slugs, sort columns and name keys.
"""

from __future__ import annotations

from portal.text.fold import fold
from portal.text.letters import ALPHABETS, LETTERS_EN, LETTERS_KK, LETTERS_RU, Language
from portal.text.namekeys import name_key, person_key
from portal.text.normalise import normalise
from portal.text.slugs import slugify
from portal.text.sortkeys import initial, sort_key
from portal.text.transliterate import transliterate
from portal.text.words import fold_words

__all__ = [
    "ALPHABETS",
    "LETTERS_EN",
    "LETTERS_KK",
    "LETTERS_RU",
    "Language",
    "fold",
    "fold_words",
    "initial",
    "name_key",
    "normalise",
    "person_key",
    "slugify",
    "sort_key",
    "transliterate",
]
