"""The map as a drawing: outlines that lead to regions, circles that lead to towns, without any script.

Two sets of circles are drawn, and the style sheet shows one: by town where there is room, by region on a
phone, where every circle is at least 24 pixels wide. Those that overlap are pushed apart and tied to their
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import Final
from urllib.parse import urlencode

from organizations.models import City, Region
from organizations.outline import COUNTRY_BOX, REGION_BOXES, project
from organizations.services.captions import DIGIT, Circle, with_captions
from organizations.services.directory import DirectoryFilter, Facets
from organizations.services.grouping import label
from organizations.services.places import cities, regions, sorted_region_ids
from organizations.services.spreading import spread
from portal.base.languages import localized

WIDTH, HEIGHT = COUNTRY_BOX[2], COUNTRY_BOX[3]
TOWN_RADII: Final = (28.0, 56.0)
REGION_RADII: Final = (48.0, 66.0)
#: So many organisations make the largest circle, unless a place has more.
LARGEST_COUNT: Final = 12
#: A circle that moved less than this still covers its place and needs no line.
TIED_FROM: Final = 8.0
#: Outlines smaller than this are covered by their town's circle and lead nowhere by themselves.
SMALL: Final = 40


@dataclass(frozen=True)
class Shape:
    """The outline of a region; without an address it is only drawn."""

    id: str
    href: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class MapDrawing:
    """Everything on the map of one answer."""

    shapes: list[Shape]
    towns: list[Circle]
    areas: list[Circle]
    query: str


def draw(asked: DirectoryFilter, found: Facets, language: str, path: str = "") -> MapDrawing:
    """Return the map of an answer; its links lead to `path` and keep every other choice that was made."""
    return MapDrawing(
        _shapes(asked, found, language, path),
        _towns(asked, found, language, path),
        _areas(asked, found.areas, language, path),
        urlencode(asked.active()),
    )


def _address(path: str, asked: DirectoryFilter, **values: str) -> str:
    return f"{path}?{urlencode(replace(asked, **values).active())}"


def _to_town(path: str, asked: DirectoryFilter, key: str) -> str:
    return _address(path, asked, city=key, region="")


def _to_region(path: str, asked: DirectoryFilter, key: str) -> str:
    return _address(path, asked, region=key, city="")


def _shapes(asked: DirectoryFilter, found: Facets, language: str, path: str) -> list[Shape]:
    shapes = []
    for key in sorted_region_ids(language):
        if key not in REGION_BOXES:  # a region that an editor added has no outline yet
            continue
        name = localized(regions()[key], "name", language).text
        leads = min(REGION_BOXES[key][2:]) >= SMALL
        # With a town chosen the counts are those of the town, and the link leads to the whole region.
        said = name if asked.city else label(name, found.regions.get(key, 0))
        href = _to_region(path, asked, key) if leads else ""
        shapes.append(Shape(key, href, said, key == asked.region))
    return shapes


def _towns(asked: DirectoryFilter, found: Facets, language: str, path: str) -> list[Circle]:
    scale = _Scale(TOWN_RADII, found.places.values())
    towns = [
        scale.circle(cities()[key], count, language, _to_town(path, asked, key), key == asked.city)
        for key, count in found.places.items()
    ]
    rest = dict(found.areas)
    for key, count in found.places.items():
        region = cities()[key].region_id
        rest[region] = rest.get(region, 0) - count
    without_town = [
        scale.circle(regions()[key], count, language, _to_region(path, asked, key), False)
        for key, count in rest.items()
        if count > 0
    ]
    return with_captions(_apart([*towns, *without_town]), cities(), (WIDTH, HEIGHT))


def _areas(asked: DirectoryFilter, counts: Mapping[str, int], language: str, path: str) -> list[Circle]:
    scale = _Scale(REGION_RADII, counts.values())
    chosen = asked.region or (cities()[asked.city].region_id if asked.city else "")
    return _apart(
        [
            scale.circle(regions()[key], count, language, _to_region(path, asked, key), key == chosen)
            for key, count in counts.items()
        ]
    )


class _Scale:
    """Circles whose areas grow with their counts, between two radii."""

    def __init__(self, radii: tuple[float, float], counts: Iterable[int]) -> None:
        self.least, self.most = radii
        self.top = max([LARGEST_COUNT, *counts])

    def circle(self, place: City | Region, count: int, language: str, href: str, chosen: bool) -> Circle:
        """Return the circle of a town or a region, still at its place."""
        r = self.least + (self.most - self.least) * sqrt((count - 1) / (self.top - 1))
        x, y = project(place.longitude, place.latitude)
        name = localized(place, "name", language).text
        return Circle(
            id=place.pk,
            x=round(x, 1),
            y=round(y, 1),
            r=round(r, 1),
            size=round(min(r, 1.7 * r / (DIGIT * len(str(count)))), 1),
            count=count,
            name=name,
            label=label(name, count),
            href=href,
            chosen=chosen,
            point=(place.longitude, place.latitude),
        )


def _apart(circles: list[Circle]) -> list[Circle]:
    """Return the circles pushed apart, the largest first, those that moved tied to their home."""
    ordered = sorted(circles, key=lambda circle: (-circle.count, circle.id))
    places = spread(tuple((circle.x, circle.y, circle.r) for circle in ordered), WIDTH, HEIGHT)
    return [
        replace(
            circle,
            x=round(x, 1),
            y=round(y, 1),
            home=(circle.x, circle.y) if hypot(x - circle.x, y - circle.y) > TIED_FROM else None,
        )
        for circle, (x, y) in zip(ordered, places, strict=True)
    ]
