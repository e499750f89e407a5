"""Organisations by place: how many there are in each town, and which towns are one circle on a screen.

The counts are one query per filter and generation; their sum is the list's count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.db.models import BooleanField, Count, ExpressionWrapper
from django.utils.translation import ngettext

from organizations.services.directory import DirectoryFilter, matching
from organizations.services.exact_points import WITH_PLACE
from organizations.services.places import cities, regions
from organizations.services.screen import pixels
from portal.base.generation import per_generation, stamp
from portal.base.languages import localized

APART: Final = 52.0  # pixels between two groups, so that their circles do not touch
TEXTS_KEPT: Final = 256


@dataclass(frozen=True)
class Place:
    """A town, or a region of those that name no town, with the organisations found there."""

    city: str | None
    region: str
    count: int
    exact: int = 0

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude of the town, or of the region's label."""
        row = cities()[self.city] if self.city else regions()[self.region]
        return row.longitude, row.latitude

    def name(self, language: str) -> str:
        """Return the name of the town, or of the region."""
        row = cities()[self.city] if self.city else regions()[self.region]
        return localized(row, "name", language).text


@dataclass
class Group:
    """Places that are one circle, which stands where the largest of them is."""

    places: list[Place]
    count: int


def places(asked: DirectoryFilter) -> tuple[Place, ...]:
    """Count the organisations of each town, those with an exact place apart; the largest first."""
    return _places_of_text(stamp(), asked) if asked.q else _kept_places(asked)


@lru_cache(maxsize=TEXTS_KEPT)
def _places_of_text(generation: str, asked: DirectoryFilter) -> tuple[Place, ...]:
    return _places(asked)


@per_generation
def _kept_places(asked: DirectoryFilter) -> tuple[Place, ...]:
    return _places(asked)


def _places(asked: DirectoryFilter) -> tuple[Place, ...]:
    rows = (
        matching(asked)
        .order_by()
        .annotate(exact=ExpressionWrapper(WITH_PLACE, output_field=BooleanField()))
        .values_list("city_id", "region_id", "exact")
        .annotate(n=Count("pk"))
    )
    counts: dict[tuple[str | None, str], list[int]] = {}
    for city, region, exact, n in rows:
        key = (city, cities()[city].region_id if city else region)
        counts.setdefault(key, [0, 0])[bool(exact)] += n
    found = [Place(*key, count=sum(pair), exact=pair[1]) for key, pair in counts.items()]
    return tuple(sorted(found, key=lambda place: (-place.count, place.region, place.city or "")))


def joined(counted: Iterable[tuple[Place, int]], zoom: int, apart: float = APART) -> list[Group]:
    """Join each place to the first group nearer than `apart` pixels; the largest places come first."""
    groups: list[Group] = []
    centres: list[tuple[float, float]] = []
    for place, count in counted:
        x, y = pixels(place.point, zoom)
        near = next((i for i, (cx, cy) in enumerate(centres) if (cx - x) ** 2 + (cy - y) ** 2 < apart**2), -1)
        if near < 0:
            groups.append(Group([place], count))
            centres.append((x, y))
        else:
            groups[near].places.append(place)
            groups[near].count += count
    return groups


def label(place: str, count: int) -> str:
    """Return the accessible name of a circle: where, and how many."""
    words = ngettext("%(place)s: %(number)s organisation", "%(place)s: %(number)s organisations", count)
    return words % {"place": place, "number": count}
