"""Rules of the guides."""

from __future__ import annotations

import math

#: Words a minute of quiet reading; Kazakh and Russian words are longer than English ones.
WORDS_PER_MINUTE = {"kk": 150, "ru": 170, "en": 210}

#: Words after a guide's address that lead to something else than a chapter.
RESERVED = frozenset({"print", "pdf", "epub", "kit"})


def reading_minutes(words: int, language: str) -> int:
    """Return how many minutes it takes to read so many words, at least one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE[language]))
