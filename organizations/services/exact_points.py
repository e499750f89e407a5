"""Organisations whose exact place is known, inside a box no larger than a screen.

One bounded query gives the points; where they are too many to draw, one more counts them by cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, F, IntegerField, Max, Min, Q
from django.db.models.functions import Cast

from organizations.enums import Precision
from organizations.querysets import OrganizationQuerySet
from organizations.services.directory import DirectoryFilter, matching
from organizations.services.records import sectors_of
from organizations.services.screen import Box
from portal.base.languages import localized

WITH_PLACE: Final = Q(precision=Precision.EXACT, latitude__isnull=False)
MAX_POINTS: Final = 60
MAX_NAME: Final = 60
COLUMNS: Final = 8
_FLAT: Final = 1.5  # degrees of longitude that are as long as one of latitude, in this country


@dataclass(frozen=True)
class ExactPoint:
    """One organisation at its exact place."""

    number: int
    slug: str
    name: str
    sectors: list[str]
    point: tuple[float, float]


@dataclass(frozen=True)
class Cell:
    """How many stand in one cell of a box, and the smallest box that holds them."""

    count: int
    box: Box

    @property
    def point(self) -> tuple[float, float]:
        """The middle of the box."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


def _inside(asked: DirectoryFilter, box: Box) -> OrganizationQuerySet:
    west, south, east, north = box
    return (
        matching(asked)
        .filter(WITH_PLACE, longitude__range=(west, east), latitude__range=(south, north))
        .order_by()
    )


def points_in(asked: DirectoryFilter, box: Box, language: str) -> list[ExactPoint] | None:
    """Return the organisations in the box by number, or None where they are too many to draw."""
    rows = list(
        _inside(asked, box).only(
            "number", "slug", "short_kk", "short_ru", "short_en", "longitude", "latitude"
        )[: MAX_POINTS + 1]
    )
    if len(rows) > MAX_POINTS:
        return None
    directions = sectors_of(row.pk for row in rows)
    return [
        ExactPoint(
            row.number,
            row.slug,
            shortened(localized(row, "short", language).text),
            directions[row.pk],
            (row.longitude, row.latitude),
        )
        for row in sorted(rows, key=lambda row: row.number)
    ]


def cells_in(asked: DirectoryFilter, box: Box) -> list[Cell]:
    """Count the organisations in the box by cells, nine by nine at most."""
    west, south, east, north = box
    width = max(east - west, (north - south) * _FLAT) / COLUMNS
    rows = (
        _inside(asked, box)
        .annotate(
            column=Cast((F("longitude") - west) / width, IntegerField()),
            row=Cast((F("latitude") - south) / (width / _FLAT), IntegerField()),
        )
        .values_list("column", "row")
        .annotate(n=Count("pk"), w=Min("longitude"), s=Min("latitude"), e=Max("longitude"), t=Max("latitude"))
    )
    return [Cell(n, (w, s, e, t)) for _column, _row, n, w, s, e, t in rows]


def merged(cells: list[Cell]) -> list[Cell]:
    """Join cells two by two, neighbours by position, so that half as many remain."""
    ordered = sorted(cells, key=lambda cell: (cell.point, cell.count))
    pairs = [ordered[start : start + 2] for start in range(0, len(ordered), 2)]
    return [
        Cell(
            sum(cell.count for cell in pair),
            (
                min(cell.box[0] for cell in pair),
                min(cell.box[1] for cell in pair),
                max(cell.box[2] for cell in pair),
                max(cell.box[3] for cell in pair),
            ),
        )
        for pair in pairs
    ]


def shortened(name: str) -> str:
    """Return at most sixty characters of a name."""
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1].rstrip()}…"
