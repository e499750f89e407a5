"""The map's answer for a box and a zoom: few features, whatever the number of organisations.

From afar each town is a group with its count. Only close up, in a box the size of a screen, organisations
whose exact place is known are points of their own, or cells where they are many. The counts over the whole
country equal the list's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import ngettext

from organizations.services.directory import DirectoryFilter
from organizations.services.exact_cells import Cell, cells_close_up, cells_from_afar, count_near, halved
from organizations.services.exact_points import MAX_POINTS, ExactPoint, points_in
from organizations.services.grouping import APART, Group, joined, label, places
from organizations.services.screen import Box, fits_a_screen, holds
from portal.base.api import to_json

MAX_FEATURES: Final = 90
MAX_BYTES: Final = 20_000
POINTS_FROM: Final = 10  # the zoom from which exact places are shown one by one
STREETS_FROM: Final = 15  # the zoom from which so few are on a screen that they are counted on the spot
COARSER: Final = 1.5
NAMED: Final = 3  # places that the label of a group names


def map_features(asked: DirectoryFilter, box: Box, zoom: int, language: str) -> str:
    """Return the GeoJSON of a box at a zoom: at most 90 features and 20,000 bytes."""
    counted = [(place, place.count) for place in places(asked)]
    near: list[ExactPoint] | list[Cell] = []
    if zoom >= POINTS_FROM and fits_a_screen(box, zoom) and any(place.exact for place, _ in counted):
        counted = [(place, place.count - place.exact) for place, _ in counted if place.count > place.exact]
        near = _near(asked, box, zoom, language)
    apart = APART
    while True:
        groups = [group for group in joined(counted, zoom, apart) if holds(box, group.places[0].point)]
        written = _written([*(_group(group, language) for group in groups), *map(_exact, near)])
        if len(groups) + len(near) <= MAX_FEATURES and len(written.encode()) <= MAX_BYTES:
            return written
        near = _fewer(near, asked, box, zoom)
        apart *= COARSER


def _near(asked: DirectoryFilter, box: Box, zoom: int, language: str) -> list[ExactPoint] | list[Cell]:
    """Return the organisations with an exact place, counted by cells where they are too many."""
    if zoom < STREETS_FROM:
        count = count_near(asked, box)
        if not count:
            return []
        if count > MAX_POINTS:
            return cells_from_afar(asked, box)
    points = points_in(asked, box, language)
    return _cells(asked, box, zoom) if points is None else points


def _cells(asked: DirectoryFilter, box: Box, zoom: int) -> list[Cell]:
    return (cells_from_afar if zoom < STREETS_FROM else cells_close_up)(asked, box)


def _fewer(
    near: list[ExactPoint] | list[Cell], asked: DirectoryFilter, box: Box, zoom: int
) -> list[ExactPoint] | list[Cell]:
    if near and isinstance(near[0], ExactPoint):
        return _cells(asked, box, zoom)
    return halved(cell for cell in near if isinstance(cell, Cell))


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


def _exact(found: ExactPoint | Cell) -> dict[str, Any]:
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
