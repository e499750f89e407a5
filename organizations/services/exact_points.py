"""Organisations whose exact place is known, one by one, inside a box no larger than a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from organizations.enums import Precision
from organizations.querysets import OrganizationQuerySet
from organizations.services.directory import DirectoryFilter, matching
from organizations.services.records import sectors_of
from organizations.services.screen import Box
from portal.base.languages import localized

WITH_PLACE: Final = Q(precision=Precision.EXACT, latitude__isnull=False)
MAX_POINTS: Final = 60
MAX_NAME: Final = 60


@dataclass(frozen=True)
class ExactPoint:
    """One organisation at its exact place."""

    number: int
    slug: str
    name: str
    sectors: list[str]
    point: tuple[float, float]


def inside(asked: DirectoryFilter, box: Box) -> OrganizationQuerySet:
    """Return those that fit the question and stand in the box, in no order."""
    west, south, east, north = box
    return (
        matching(asked)
        .filter(WITH_PLACE, longitude__range=(west, east), latitude__range=(south, north))
        .order_by()
    )


def points_in(asked: DirectoryFilter, box: Box, language: str) -> list[ExactPoint] | None:
    """Return the organisations in the box by number, or None where they are too many to draw."""
    rows = list(
        inside(asked, box).only(
            "number", "slug", "precision", "short_kk", "short_ru", "short_en", "longitude", "latitude"
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
            point,
        )
        for row in sorted(rows, key=lambda row: row.number)
        if (point := row.point)
    ]


def shortened(name: str) -> str:
    """Return at most sixty characters of a name."""
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1].rstrip()}…"
