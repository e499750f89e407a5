"""Circles on a drawing pushed apart until none covers another, each staying near its own place."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, sin
from typing import Final

from portal.base.generation import per_generation

Spot = tuple[float, float, float]  # x, y, radius
GAP: Final = 3.0
ROUNDS: Final = 150
_GOLDEN_ANGLE: Final = 2.399963


def spread(homes: tuple[Spot, ...], width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Return where the circles stand, inside the drawing; the larger of two gives way less.

    The same circles always stand in the same places.
    """
    return _spread(homes, width, height)


@per_generation
def _spread(homes: tuple[Spot, ...], width: float, height: float) -> tuple[tuple[float, float], ...]:
    spots = [[x, y] for x, y, _radius in homes]
    radii = [radius for _x, _y, radius in homes]
    for _round in range(ROUNDS):
        if not _push(spots, radii):
            break
        for spot, radius in zip(spots, radii, strict=True):
            spot[0] = min(max(spot[0], radius), width - radius)
            spot[1] = min(max(spot[1], radius), height - radius)
    return tuple((x, y) for x, y in spots)


def _push(spots: list[list[float]], radii: Sequence[float]) -> bool:
    """Move every pair that overlaps apart; say whether anything moved."""
    moved = False
    for i, one in enumerate(spots):
        for j in range(i + 1, len(spots)):
            other = spots[j]
            wanted = radii[i] + radii[j] + GAP
            x, y = other[0] - one[0], other[1] - one[1]
            if abs(x) >= wanted or abs(y) >= wanted or x * x + y * y >= wanted * wanted - 0.01:
                continue
            moved = True
            distance = hypot(x, y)
            if distance < 0.01:  # in one place: each pair leaves in a direction of its own
                x, y, distance = cos(j * _GOLDEN_ANGLE), sin(j * _GOLDEN_ANGLE), 1.0
                overlap = wanted
            else:
                overlap = wanted - distance
            share = radii[j] / (radii[i] + radii[j])
            one[0] -= x / distance * overlap * share
            one[1] -= y / distance * overlap * share
            other[0] += x / distance * overlap * (1 - share)
            other[1] += y / distance * overlap * (1 - share)
    return moved
