"""Parts of the front page that other rooms bring, and that hide themselves while empty.

The front page knows no campaigns, opportunities or news: a room registers a section when the apps are
ready, and the page asks each for its items in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Items = Callable[[str], Sequence[Any]]
Area = Literal["band", "main", "side"]


@dataclass(frozen=True)
class Section:
    """One part: where it stands, how it looks, and what is in it.

    The template is given `items` and `language`. A band spans the window; the areas main and side share
    the grid below it, side being the narrow one.
    """

    key: str
    template: str
    items: Items
    area: Area = "band"
    position: int = 0


@dataclass(frozen=True)
class Filled:
    """A section that has something to show."""

    key: str
    template: str
    area: Area
    items: Sequence[Any]


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Make a section known; one with the same key takes its place."""
    _sections[section.key] = section


def forget(key: str) -> None:
    """Take a section away again (tests use it)."""
    _sections.pop(key, None)


def filled(language: str) -> list[Filled]:
    """Return the sections that have items in that language, in their order."""
    found = ((section, section.items(language)) for section in sorted(_sections.values(), key=_order))
    return [Filled(section.key, section.template, section.area, items) for section, items in found if items]


def _order(section: Section) -> tuple[int, str]:
    return section.position, section.key
