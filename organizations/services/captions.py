"""Names of the largest towns beside their circles, where there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from organizations.models import City

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
CAPTIONS: Final = 9
SIZE: Final = 25.0  # in units of the drawing: 12 pixels and more where the circles by town are shown
DIGIT: Final = 0.62  # the width of a letter or digit in terms of its height
_ROOM: Final = 4.0


@dataclass(frozen=True)
class Caption:
    """A name and where it stands; `anchor` is the end of the text that x belongs to."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str


@dataclass(frozen=True)
class Circle:
    """How many there are at one place, in units of the drawing; `home` where it was pushed away from it."""

    id: str
    x: float
    y: float
    r: float
    size: float
    count: int
    name: str
    label: str
    href: str
    chosen: bool
    point: tuple[float, float]
    home: tuple[float, float] | None = None
    caption: Caption | None = None


def with_captions(
    circles: Sequence[Circle], towns: Mapping[str, City], room: tuple[float, float]
) -> list[Circle]:
    """Name the most populous towns, at most nine, so that no name covers a circle or another name."""
    by_size = sorted(
        (circle for circle in circles if circle.id in towns),
        key=lambda circle: (-(towns[circle.id].population or 0), circle.id),
    )
    taken: list[Rectangle] = []
    captions: dict[str, Caption] = {}
    for circle in by_size:
        for caption in _positions(circle):
            rectangle = _rectangle(caption)
            if _fits(rectangle, circles, taken, room):
                captions[circle.id] = caption
                taken.append(rectangle)
                break
        if len(captions) == CAPTIONS:
            break
    return [replace(circle, caption=captions.get(circle.id)) for circle in circles]


def _positions(circle: Circle) -> Iterator[Caption]:
    """Yield the places where a name may stand, the best first: below, above, to the right, to the left."""
    x, y, away = circle.x, circle.y, circle.r + _ROOM
    yield Caption(x, round(y + away + SIZE * 0.75, 1), "middle", circle.name)
    yield Caption(x, round(y - away - SIZE * 0.15, 1), "middle", circle.name)
    yield Caption(round(x + away, 1), round(y + SIZE * 0.35, 1), "start", circle.name)
    yield Caption(round(x - away, 1), round(y + SIZE * 0.35, 1), "end", circle.name)


def _rectangle(caption: Caption) -> Rectangle:
    width = len(caption.text) * SIZE * DIGIT
    left = caption.x - {"start": 0.0, "middle": width / 2, "end": width}[caption.anchor]
    return left, caption.y - SIZE * 0.85, left + width, caption.y + SIZE * 0.25


def _fits(
    rectangle: Rectangle, circles: Sequence[Circle], taken: Sequence[Rectangle], room: tuple[float, float]
) -> bool:
    left, top, right, bottom = rectangle
    if left < 0 or top < 0 or right > room[0] or bottom > room[1]:
        return False
    if any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken):
        return False
    return not any(_covers(circle, rectangle) for circle in circles)


def _covers(circle: Circle, rectangle: Rectangle) -> bool:
    left, top, right, bottom = rectangle
    x = circle.x - min(max(circle.x, left), right)
    y = circle.y - min(max(circle.y, top), bottom)
    return x * x + y * y < circle.r * circle.r
