"""The blocks of chapters and forms as the content files write them."""

from __future__ import annotations

from typing import Any

from portal.loading.blocks import TEXT_BLOCKS, Body, Reader, flag, inside, known, read_blocks, string
from portal.loading.fields import ContentError, Fields

COMPARISONS = {"may", "plain"}


def strings(fields: Fields, key: str, *, least: int = 1) -> list[str]:
    """Return a list of plain texts, at least so many."""
    items = fields.take(key, list)
    if len(items) < least or not all(isinstance(item, str) for item in items):
        raise ContentError(f"{fields.where}: {key} must be a list of texts")
    return [item.strip() for item in items]


def struct(
    fields: Fields, words: tuple[str, ...], lists: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return texts, lists of texts and texts that may be missing, and refuse whatever else is there."""
    value: dict[str, Any] = {name: fields.take(name, str) for name in words}
    value |= {name: fields.take(name, str, optional=True) or "" for name in optional}
    value |= {name: strings(fields, name) for name in lists}
    fields.done()
    return value


def _myth(fields: Fields, kind: str) -> dict[str, str]:
    inner = inside(fields, kind)
    value = {"myth": inner.take("myth", str), "answer": inner.markup("answer")}
    inner.done()
    return value


def _listed(fields: Fields, kind: str) -> dict[str, Any]:
    return struct(inside(fields, kind), ("title",), ("items",))


def _table(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    value: dict[str, Any] = {"caption": inner.take("caption", str), "header": strings(inner, "header")}
    rows = inner.take("rows", list)
    if any(not isinstance(row, list) or len(row) != len(value["header"]) for row in rows):
        raise ContentError(f"{inner.where}: every row must be as wide as the header")
    inner.done()
    return value | {"rows": [{"cells": [str(cell) for cell in row]} for row in rows]}


def _comparison(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    value: dict[str, Any] = {"kind": inner.take("kind", str)}
    for side in ("left", "right"):
        half = struct(inside(inner, side), ("title",), ("items",))
        value |= {f"{side}_{name}": part for name, part in half.items()}
    inner.done()
    return known(value, COMPARISONS, inner)


def _quote(fields: Fields, kind: str) -> dict[str, Any]:
    return struct(inside(fields, kind), ("text",), optional=("who",))


def _many(fields: Fields, data: list[object], what: str, *names: str, optional: tuple[str, ...]) -> list[Any]:
    return [
        struct(Fields(f"{fields.where}, {what} {n}", item), names, optional=optional)
        for n, item in enumerate(data, 1)
    ]


def _tiers(fields: Fields, kind: str) -> list[dict[str, str]]:
    return _many(fields, fields.take(kind, list), "tier", "title", "text", optional=("aim",))


def _contacts(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    items = _many(inner, inner.take("items", list), "contact", "name", "phone", optional=("note",))
    value = {"title": inner.take("title", str), "items": items}
    inner.done()
    return value


def _worksheet(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    rows = inner.take("rows", int)
    return {"rows": rows} | struct(inner, ("title",), ("columns",), optional=("help",))


CHAPTER: dict[str, Reader] = {
    **TEXT_BLOCKS,
    "subheading": string,
    "checklist": _listed,
    "myth": _myth,
    "questions": _listed,
    "table": _table,
    "comparison": _comparison,
    "quote": _quote,
    "definition": string,
    "tiers": _tiers,
    "contacts": _contacts,
    "form": string,
    "worksheet": _worksheet,
    "action": flag,
    "resources": flag,
    "organizations": flag,
}


def read_chapter_body(where: str, blocks: list[object]) -> Body:
    """Return the blocks of a chapter as a stream takes them."""
    return read_blocks(where, blocks, CHAPTER)
