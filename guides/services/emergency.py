"""The emergency numbers of the portal's settings, which another room keeps and tells us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class EmergencyNumber:
    """A number to call, and who answers there."""

    number: str
    label: str


Lister = Callable[[str], Sequence[EmergencyNumber]]

_listers: list[Lister] = []


def register_numbers(lister: Lister) -> None:
    """Say who knows the numbers: `lister(language)`."""
    _listers[:] = [lister]


def emergency_numbers(language: str) -> tuple[EmergencyNumber, ...]:
    """Return the emergency numbers, the most important first."""
    return tuple(number for lister in _listers for number in lister(language))
