"""Whether the three languages of a text are built alike, so that each sentence is a translation of another.

The loader makes true translations of the Kazakh texts: piece by piece, in their order. That can only be right
where the pieces stand in the same places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from portal.loading.markup import inner_links

_TAGS = re.compile(r"</?(p|ul|ol|li)>")
#: Words whose value is not translated.
_SAME = {"kind", "rows", "count", "many", "phone", "status"}
_KEYS = {"definition", "form"}


def shape(value: Any, name: str = "") -> Any:
    """Return how a value is built: its blocks, lists, paragraphs and inner links, without its words."""
    if isinstance(value, str):
        return value if name in _SAME | _KEYS else _shape_of_text(value)
    if isinstance(value, Mapping):
        return {key: shape(part, key) for key, part in value.items()}
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and name == "body":
        return value[0], shape(value[1], value[0])
    if isinstance(value, list | tuple):
        return [shape(part, name) for part in value]
    return value


def _shape_of_text(text: str) -> tuple[str, ...]:
    return (*_TAGS.findall(text), *(f"{kind}:{key}" for kind, key in sorted(inner_links(text))))


def differences(texts: Mapping[str, Any]) -> list[str]:
    """Return where texts of the same kind in several languages are not built alike, in words."""
    (first, model), *others = texts.items()
    found = []
    for language, text in others:
        for field in fields_of(model):
            ours, theirs = getattr(model, field.name), getattr(text, field.name)
            found += _compare(f"{first}/{language} {field.name}", ours, theirs, field.name)
    return found


def _compare(where: str, ours: Any, theirs: Any, name: str) -> list[str]:
    one, two = shape(ours, name), shape(theirs, name)
    if one == two:
        return []
    if name != "body" or len(one) != len(two):
        return [f"{where}: {one!r:.300} / {two!r:.300}"]
    return [
        f"{where}, block {n}: {a!r:.300} / {b!r:.300}"
        for n, (a, b) in enumerate(zip(one, two, strict=True), 1)
        if a != b
    ]
