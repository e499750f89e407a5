"""The map's answer for a box and a zoom: few features, whatever the number of organisations.

From afar each town is a group with its count, and towns too near one another on the screen are one. Only
close up, in a box the size of a screen, organisations whose exact place is known are points of their own. The
counts are one query per filter and generation; points are one bounded query and their directions another.
The counts over the whole country equal the list's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db.models import BooleanField, Count, ExpressionWrapper
from django.utils.translation import ngettext

from organizations.services.directory import DirectoryFilter, matching
from organizations.services.exact_points import WITH_PLACE, Cell, ExactPoint, cells_in, merged, points_in
from organizations.services.places import cities, regions
from organizations.services.screen import Box, fits_a_screen, holds, pixels
from portal.base.api import to_json
from portal.base.generation import per_generation, stamp
from portal.base.languages import localized

MAX_FEATURES: Final = 90
MAX_BYTES: Final = 20_000
POINTS_FROM: Final = 10  # the zoom from which exact places are shown one by one
APART: Final = 52.0  # pixels between two groups, so that their circles do not touch
COARSER: Final = 1.5
NAMED: Final = 3  # places that the label of a group names
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


def map_features(asked: DirectoryFilter, box: Box, zoom: int, language: str) -> str:
    """Return the GeoJSON of a box at a zoom: at most 90 features and 20,000 bytes."""
    counted = [(place, place.count) for place in places(asked)]
    near: list[ExactPoint] | list[Cell] = []
    if zoom >= POINTS_FROM and fits_a_screen(box, zoom) and any(place.exact for place, _ in counted):
        counted = [(place, place.count - place.exact) for place, _ in counted]
        points = points_in(asked, box, language)
        near = cells_in(asked, box) if points is None else points
    counted = [(place, count) for place, count in counted if count]
    apart = APART
    while True:
        groups = [group for group in joined(counted, zoom, apart) if holds(box, group.places[0].point)]
        written = _written([*(_group(group, language) for group in groups), *map(_near, near)])
        if len(groups) + len(near) <= MAX_FEATURES and len(written.encode()) <= MAX_BYTES:
            return written
        near = _fewer(near, asked, box)
        apart *= COARSER


def _fewer(
    near: list[ExactPoint] | list[Cell], asked: DirectoryFilter, box: Box
) -> list[ExactPoint] | list[Cell]:
    if near and isinstance(near[0], ExactPoint):
        return cells_in(asked, box)
    return merged([cell for cell in near if isinstance(cell, Cell)])


def _written(features: list[dict[str, Any]]) -> str:
    return to_json({"type": "FeatureCollection", "features": features})


def _feature(point: tuple[float, float], properties: Mapping[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [round(degrees, 4) for degrees in point]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _group(group: Group, language: str) -> dict[str, Any]:
    first, single, names = group.places[0], len(group.places) == 1, _names(group, language)
    longitudes, latitudes = zip(*(place.point for place in group.places), strict=True)
    box = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    properties = {
        "kind": "group",
        "count": group.count,
        "bbox": [round(degrees, 4) for degrees in box],
        "city": first.city if single else None,
        "region": first.region if single else None,
        "name": names,
        "label": label(names, group.count),
    }
    return _feature(first.point, properties)


def _names(group: Group, language: str) -> str:
    names = [place.name(language) for place in group.places[:NAMED]]
    return ", ".join([*names, *(["…"] if len(group.places) > NAMED else [])])


def label(place: str, count: int) -> str:
    """Return the accessible name of a circle: where, and how many."""
    words = ngettext("%(place)s: %(number)s organisation", "%(place)s: %(number)s organisations", count)
    return words % {"place": place, "number": count}


def _near(found: ExactPoint | Cell) -> dict[str, Any]:
    if isinstance(found, Cell):
        words = ngettext("%(number)s organisation", "%(number)s organisations", found.count)
        properties: dict[str, Any] = {
            "kind": "group",
            "count": found.count,
            "bbox": [round(degrees, 4) for degrees in found.box],
            "city": None,
            "region": None,
            "name": "",
            "label": words % {"number": found.count},
        }
    else:
        properties = {
            "kind": "point",
            "number": found.number,
            "slug": found.slug,
            "name": found.name,
            "sectors": found.sectors,
        }
    return _feature(found.point, properties)
