"""Organisations whose exact place is known, counted by small cells.

From a town's distance the counts of a whole filter are kept (one query a generation), so an answer is a walk
through the cells of its box; from a street's distance the few in the box are counted on the spot.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Final

from django.db.models import Count, F, Max, Min
from django.db.models.functions import Floor

from organizations.services.directory import DirectoryFilter, matching
from organizations.services.exact_points import WITH_PLACE, inside
from organizations.services.screen import Box
from portal.base.generation import stamp

#: A kept cell is so many degrees wide and high, about 800 metres either way.
WIDE: Final = 0.01
HIGH: Final = 0.0072
COLUMNS: Final = 8
FILTERS_KEPT: Final = 24
_FLAT: Final = 1.5  # degrees of longitude that are about as long as one of latitude, in this country

KeptCell = tuple[int, int, int]  # column, row, count


@dataclass(frozen=True)
class Cell:
    """How many stand in one part of a box."""

    count: int
    box: Box

    @property
    def point(self) -> tuple[float, float]:
        """The middle of the part."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


@lru_cache(maxsize=FILTERS_KEPT)
def _kept(generation: str, asked: DirectoryFilter) -> tuple[KeptCell, ...]:
    rows = (
        matching(asked)
        .filter(WITH_PLACE)
        .order_by()
        .values_list(Floor(F("longitude") / WIDE), Floor(F("latitude") / HIGH))
        .annotate(n=Count("pk"))
    )
    return tuple(sorted((int(column), int(row), n) for column, row, n in rows))


def _kept_in(asked: DirectoryFilter, box: Box) -> Iterator[KeptCell]:
    """Yield the kept cells that touch the box."""
    west, south, east, north = box
    first, last = floor(west / WIDE), floor(east / WIDE)
    low, high = floor(south / HIGH), floor(north / HIGH)
    kept = _kept(stamp(), asked)
    for cell in kept[bisect_left(kept, (first,)) : bisect_left(kept, (last + 1,))]:
        if low <= cell[1] <= high:
            yield cell


def count_near(asked: DirectoryFilter, box: Box) -> int:
    """Return how many stand in the box or just beside it."""
    return sum(count for _column, _row, count in _kept_in(asked, box))


def cells_from_afar(asked: DirectoryFilter, box: Box) -> list[Cell]:
    """Return the kept counts of a box, nine parts by nine at most."""
    west, south, east, north = box
    part = max(east - west, (north - south) * _FLAT) / COLUMNS
    wide, high = max(1, ceil(part / WIDE)), max(1, ceil(part / _FLAT / HIGH))
    parts: dict[tuple[int, int], list[int]] = {}
    for column, row, count in _kept_in(asked, box):
        found = parts.setdefault((column // wide, row // high), [0, column, row, column, row])
        found[0] += count
        found[1:] = min(found[1], column), min(found[2], row), max(found[3], column), max(found[4], row)
    return [
        Cell(count, (left * WIDE, low * HIGH, (right + 1) * WIDE, (top + 1) * HIGH))
        for count, left, low, right, top in parts.values()
    ]


def cells_close_up(asked: DirectoryFilter, box: Box) -> list[Cell]:
    """Count those in a small box by parts, nine by nine at most; one query."""
    west, south, east, north = box
    part = max(east - west, (north - south) * _FLAT) / COLUMNS
    rows = (
        inside(asked, box)
        .values_list(Floor((F("longitude") - west) / part), Floor((F("latitude") - south) * _FLAT / part))
        .annotate(n=Count("pk"), w=Min("longitude"), s=Min("latitude"), e=Max("longitude"), t=Max("latitude"))
    )
    return [Cell(n, (w, s, e, t)) for _column, _row, n, w, s, e, t in rows]


def halved(cells: Iterable[Cell]) -> list[Cell]:
    """Join cells two by two, neighbours first, so that half as many remain."""
    ordered = sorted(cells, key=lambda cell: (cell.point, cell.count))
    return [_one(ordered[start : start + 2]) for start in range(0, len(ordered), 2)]


def _one(cells: list[Cell]) -> Cell:
    wests, souths, easts, norths = zip(*(cell.box for cell in cells), strict=True)
    return Cell(sum(cell.count for cell in cells), (min(wests), min(souths), max(easts), max(norths)))
