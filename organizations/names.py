"""Names as keys and as people say them: the distinctive part of a registered name, the names of a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from portal.text import fold

MAX_SHORT = 120

_PAIRS = {"«": "»", "„": "“", "“": "”", "‘": "’"}
_SPACES = re.compile(r"\s+")
_EDGES = " \t,;:"


class NamedPlace(Protocol):
    """A town or a region."""

    name_kk: str
    name_ru: str
    name_en: str


def distinctive(name: str) -> str:
    """Return what stands in the first quotes of a name, the innermost where quotes hold quotes.

    A name without quotes, or with quotes that do not close, is returned whole. At most 120 characters,
    cut between words.
    """
    plain = _SPACES.sub(" ", name).strip()
    found = _innermost(_straight_quotes_paired(plain))
    return _cut(found or plain)


def _straight_quotes_paired(name: str) -> str:
    """Return the name with straight double quotes as « and » by turns, if they pair off."""
    parts = name.split('"')
    if len(parts) % 2 == 0:
        return name
    return "".join(part + "«»"[index % 2] for index, part in enumerate(parts[:-1])) + parts[-1]


def _innermost(name: str) -> str:
    """Return the text of the deepest first pair of quotes, or nothing."""
    start = next((index for index, char in enumerate(name) if char in _PAIRS), None)
    if start is None:
        return ""
    end = _closing(name, start)
    if end is None:
        return ""
    inside = name[start + 1 : end]
    return _innermost(inside) or inside.strip(_EDGES)


def _closing(name: str, start: int) -> int | None:
    """Return where the quote opened at `start` is closed; the same pair may stand inside it."""
    opening, closing = name[start], _PAIRS[name[start]]
    depth = 0
    for index in range(start, len(name)):
        if name[index] == closing:
            depth -= 1
            if depth == 0:
                return index
        elif name[index] == opening:
            depth += 1
    return None


def _cut(text: str) -> str:
    if len(text) <= MAX_SHORT:
        return text
    whole_words = text[:MAX_SHORT].rpartition(" ")[0]
    return f"{whole_words or text[: MAX_SHORT - 1]}…"[:MAX_SHORT]


def names_of_place(place: NamedPlace) -> list[str]:
    """Return every name of a town or region, the current ones first, then former ones."""
    former = getattr(place, "former_names", "").split(";")
    names = [place.name_kk, place.name_ru, place.name_en, *map(str.strip, former)]
    return list(dict.fromkeys(filter(None, names)))


def folded_names(names: Iterable[str]) -> str:
    """Return folded names between bars, `|almati|alma ata|almaata|`, to look one whole name up in."""
    keys: dict[str, None] = {}
    for key in map(fold, names):
        keys[key] = keys[key.replace(" ", "")] = None
    keys.pop("", None)
    return f"|{'|'.join(keys)}|" if keys else ""
