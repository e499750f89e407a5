"""Boxes in degrees and how large they are on a screen that shows the usual map projection (Web Mercator)."""

from __future__ import annotations

from math import asinh, isfinite, pi, radians, tan
from typing import Final

Box = tuple[float, float, float, float]  # west, south, east, north

COUNTRY: Final[Box] = (46.0, 40.0, 88.0, 56.0)
COUNTRY_ZOOM: Final = 4
MAX_ZOOM: Final = 18
MAX_LATITUDE: Final = 85.0
TILE: Final = 256
#: A box wider or higher than this is no screen, whatever zoom it is asked for with.
SCREEN: Final = 4_096
_MAX_TEXT: Final = 120


def read_box(text: str) -> Box | None:
    """Read `west,south,east,north` in degrees; None where it is no box."""
    parts = text[: _MAX_TEXT + 1].split(",")
    if len(text) > _MAX_TEXT or len(parts) != 4:
        return None
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        return None
    if not all(map(isfinite, (west, south, east, north))):
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return west, south, east, north


def pixels(point: tuple[float, float], zoom: int) -> tuple[float, float]:
    """Return where a point (longitude, latitude) lies in the pixels of a zoom."""
    longitude, latitude = point
    latitude = max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude))
    size = TILE * 2.0**zoom
    return (longitude + 180) / 360 * size, (1 - asinh(tan(radians(latitude))) / pi) / 2 * size


def fits_a_screen(box: Box, zoom: int) -> bool:
    """Say whether a screen can show the whole box at that zoom."""
    left, bottom = pixels((box[0], box[1]), zoom)
    right, top = pixels((box[2], box[3]), zoom)
    return right - left <= SCREEN and bottom - top <= SCREEN


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Say whether a point lies in the box or on its edge."""
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north
