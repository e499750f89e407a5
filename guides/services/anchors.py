"""The names by which links lead to the headings of a chapter; each is there once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count

from wagtail.blocks import StreamValue

from portal.base.templatetags.text import anchor

#: The blocks that are headings, and how deep each stands.
LEVELS = {"heading": 2, "subheading": 3}


def named(body: Iterable[StreamValue.StreamChild]) -> Iterator[tuple[StreamValue.StreamChild, str]]:
    """Yield each block with its name, which is empty for what is no heading."""
    taken: set[str] = set()
    for block in body:
        name = ""
        if block.block_type in LEVELS:
            name = _free(anchor(str(block.value)), taken)
            taken.add(name)
        yield block, name


def _free(name: str, taken: Collection[str]) -> str:
    """Return the name, or where it is taken the first free one of those that count on from it."""
    counted = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], counted) if free not in taken)
