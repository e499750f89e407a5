"""The drawing of the country agrees with the coordinates of the cities and the outlines of the regions."""

from __future__ import annotations

import csv
import json
import re
from math import hypot
from pathlib import Path

import pytest

from organizations.outline import COUNTRY_BOX, REGION_BOXES, project

ROOT = Path(__file__).resolve().parents[2]
DRAWING = ROOT / "portal/static/portal/img/kz.svg"
BROWSER_OUTLINES = ROOT / "portal/static/portal/data/regions.json"
DATA = ROOT / "organizations/data"
TOLERANCE = 6

Point = tuple[float, float]
Rings = list[list[Point]]


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_path(commands):
    """Rings of a path that uses only M, l and z, as this drawing does."""
    assert set(re.findall("[A-Za-z]", commands)) == {"M", "l", "z"}
    rings: Rings = []
    for part in commands.split("z")[:-1]:
        start, steps = ([float(n) for n in re.findall(r"-?\d+", half)] for half in part.split("l"))
        ring = [(start[0], start[1])]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        rings.append(ring)
    return rings


def read_drawing():
    found = re.findall(r'<path id="([^"]+)" d="([^"]+)"/>', DRAWING.read_text(encoding="utf-8"))
    return {region_id: read_path(commands) for region_id, commands in found}


def sides(rings):
    return [side for ring in rings for side in zip(ring, [*ring[1:], ring[0]], strict=True)]


def is_inside(point, rings):
    """Ray casting to the right; a hole is crossed twice."""
    x, y = point
    crossed = [
        (ax, ay, bx, by)
        for (ax, ay), (bx, by) in sides(rings)
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    ]
    return len(crossed) % 2 == 1


def distance(point, side):
    (ax, ay), (bx, by) = side
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length if length else 0
    along = min(1, max(0, along))
    return hypot(point[0] - ax - along * (bx - ax), point[1] - ay - along * (by - ay))


def how_far(point, rings):
    return 0 if is_inside(point, rings) else min(distance(point, side) for side in sides(rings))


def coordinates(feature):
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [tuple(point) for polygon in polygons for ring in polygon for point in ring]


def bounds(points):
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture(scope="module")
def drawing():
    return read_drawing()


@pytest.fixture(scope="module")
def outlines():
    return {f["properties"]["region_id"]: f for f in json.loads(BROWSER_OUTLINES.read_text())["features"]}


def test_every_region_is_drawn_and_has_a_box_and_an_outline(drawing, outlines):
    expected = {row["region_id"] for row in rows("regions.csv")}

    assert set(drawing) == expected
    assert set(REGION_BOXES) == expected
    assert set(outlines) == expected


def test_box_is_that_of_its_path(drawing):
    for region_id, (x, y, width, height) in REGION_BOXES.items():
        points = [point for ring in drawing[region_id] for point in ring]
        assert bounds(points) == (x, y, x + width, y + height), region_id


def test_country_box_is_the_view_box_and_holds_every_region():
    left, top, width, height = COUNTRY_BOX

    assert f'viewBox="{left} {top} {width} {height}"' in DRAWING.read_text(encoding="utf-8")
    for x, y, w, h in REGION_BOXES.values():
        assert left <= x <= x + w <= left + width
        assert top <= y <= y + h <= top + height


@pytest.mark.parametrize("city", rows("cities.csv"), ids=lambda city: city["city_id"])
def test_city_lies_in_its_region(drawing, city):
    point = project(float(city["longitude"]), float(city["latitude"]))

    assert how_far(point, drawing[city["region_id"]]) <= TOLERANCE


@pytest.mark.parametrize("region_id", [name for name in REGION_BOXES if name.endswith("-region")])
def test_outline_of_the_browser_is_projected_onto_the_path(drawing, outlines, region_id):
    path = bounds([point for ring in drawing[region_id] for point in ring])
    projected = bounds([project(lon, lat) for lon, lat in coordinates(outlines[region_id])])

    assert projected == pytest.approx(path, abs=1)


def test_places_far_apart_are_not_in_each_others_region(drawing):
    almaty, oral = project(76.9115, 43.2525), project(51.4256, 51.2460)

    assert how_far(almaty, drawing["west-kazakhstan-region"]) > 500
    assert how_far(oral, drawing["almaty-city"]) > 500


def test_outlines_of_the_browser_are_small_and_hold_nothing_but_the_id(outlines):
    assert BROWSER_OUTLINES.stat().st_size < 60_000
    for feature in outlines.values():
        assert set(feature) == {"type", "properties", "geometry"}
        assert set(feature["properties"]) == {"region_id"}
