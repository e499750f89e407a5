"""Slugs: the last part of an address, made from a title by the fixed transliteration table."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portal.text.letters import LATIN_EXTRAS
from portal.text.normalise import normalise
from portal.text.transliterate import transliterate

_SOUNDS_OF_MARKS: Final = str.maketrans({"ş": "sh", "ç": "ch"} | LATIN_EXTRAS | {"'": "", "№": " "})
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_GAP: Final = re.compile(r"[^a-z0-9]+")


def slugify(text: str, *, max_length: int = 80) -> str:
    """Return a slug of `a-z`, `0-9` and single inner hyphens, cut between words where possible.

    Empty only if the text holds no letter or digit that could be written so; the caller decides what then.
    """
    if max_length < 1:
        raise ValueError("max_length must be at least 1")
    latin = transliterate(normalise(text)).lower().translate(_SOUNDS_OF_MARKS)
    latin = _MARKS.sub("", unicodedata.normalize("NFD", latin))
    return _cut(_GAP.sub("-", latin).strip("-"), max_length)


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
