"""The names by which links lead to the headings of a chapter; each is there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wagtail.blocks import StreamValue

from portal.base.templatetags.text import anchor

#: The blocks that are headings, and how deep each stands.
LEVELS = {"heading": 2, "subheading": 3}


def named(body: Iterable[StreamValue.StreamChild]) -> Iterator[tuple[StreamValue.StreamChild, str]]:
    """Yield each block with its name, which is empty for what is no heading."""
    seen: Counter[str] = Counter()
    for block in body:
        name = ""
        if block.block_type in LEVELS:
            name = anchor(str(block.value))
            seen[name] += 1
            if seen[name] > 1:
                name = f"{name}-{seen[name]}"
        yield block, name
