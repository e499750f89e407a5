"""Where things lie on `portal/img/kz.svg`, the drawing of the country and its regions.

The drawing is an Albers equal-area conic projection (standard parallels 43 and 53 north, central
meridian 67.2 east, on a sphere), scaled so that the country fills the width with a margin of 10 units.
Its paths hold whole units, one of which is about 3 km.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

Box = tuple[int, int, int, int]

COUNTRY_BOX: Box = (0, 0, 1000, 571)

# x, y, width, height of each path, by region_id, which is also the id of the path
REGION_BOXES: dict[str, Box] = {
    "abai-region": (735, 127, 175, 213),
    "akmola-region": (468, 75, 204, 134),
    "aktobe-region": (186, 150, 252, 225),
    "almaty-region": (680, 320, 195, 151),
    "atyrau-region": (19, 211, 218, 126),
    "west-kazakhstan-region": (10, 106, 206, 132),
    "zhambyl-region": (558, 353, 186, 141),
    "jetisu-region": (738, 291, 170, 130),
    "karaganda-region": (515, 157, 257, 200),
    "kostanay-region": (347, 37, 185, 241),
    "kyzylorda-region": (301, 287, 232, 210),
    "mangystau-region": (67, 319, 173, 193),
    "pavlodar-region": (648, 34, 140, 167),
    "north-kazakhstan-region": (484, 10, 179, 120),
    "turkistan-region": (477, 360, 135, 201),
    "ulytau-region": (404, 214, 228, 146),
    "east-kazakhstan-region": (838, 135, 152, 144),
    "astana-city": (604, 159, 13, 15),
    "almaty-city": (767, 440, 10, 13),
    "shymkent-city": (568, 490, 16, 13),
}

_MERIDIAN = 67.2
_SOUTH, _NORTH = radians(43), radians(53)
_CONE = (sin(_SOUTH) + sin(_NORTH)) / 2
_SQUARE = cos(_SOUTH) ** 2 + 2 * _CONE * sin(_SOUTH)
_SCALE = 2120.789
_LEFT, _TOP = 510.590, -1623.448  # where the meridians would meet


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return the point (x, y) of the drawing for a place in degrees."""
    radius = _SCALE * sqrt(_SQUARE - 2 * _CONE * sin(radians(lat))) / _CONE
    angle = _CONE * radians(lon - _MERIDIAN)
    return _LEFT + radius * sin(angle), _TOP + radius * cos(angle)
