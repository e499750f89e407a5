"""What a reader can do next in a direction: other rooms say where they lead and whom they know.

The guides know neither organisations nor opportunities; those rooms register themselves when the apps are
ready, and a guide asks each in the reader's language. What has nothing to show is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """A way from a guide to something that can be done: a link with its words."""

    label: str
    href: str


@dataclass(frozen=True)
class Listed:
    """An organisation of a direction as a guide lists it."""

    name: str
    language: str
    place: str
    href: str


ActionFinder = Callable[[str, str], Action | None]
Lister = Callable[[str, str], Sequence[Listed]]

_finders: dict[str, ActionFinder] = {}
_listers: list[Lister] = []


def register_action(key: str, finder: ActionFinder) -> None:
    """Make a way known; `finder(sector, language)` returns it, or None while there is nothing there."""
    _finders[key] = finder


def register_organizations(lister: Lister) -> None:
    """Say who lists the organisations of a direction: `lister(sector, language)`."""
    _listers[:] = [lister]


def actions(sector: str, language: str) -> tuple[Action, ...]:
    """Return the ways out of a guide of that direction, the most useful first."""
    found = (finder(sector, language) for finder in _finders.values())
    return tuple(action for action in found if action)


def organizations(sector: str, language: str) -> tuple[Listed, ...]:
    """Return the organisations of a direction."""
    return tuple(listed for lister in _listers for listed in lister(sector, language))
