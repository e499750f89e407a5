"""The blocks of printable forms as the content files write them."""

from __future__ import annotations

from typing import Any

from guides.services.reading_blocks import strings, struct
from portal.loading.blocks import Body, Reader, inside, markup, read_blocks, string
from portal.loading.fields import Fields


def _lines(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    count = inner.take("count", int)
    return {"count": count} | struct(inner, ("label",))


def _choice(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    many = inner.take("many", bool)
    return {"many": many} | struct(inner, ("label",), ("options",))


def _scale(fields: Fields, kind: str) -> dict[str, Any]:
    return struct(inside(fields, kind), ("label", "low", "high"), ("items",))


def _grid(fields: Fields, kind: str) -> dict[str, Any]:
    inner = inside(fields, kind)
    labels, rows = strings(inner, "labels", least=0), inner.take("rows", int)
    return {"labels": labels, "rows": rows} | struct(inner, ("caption",), ("header",))


def _signatures(fields: Fields, kind: str) -> list[str]:
    return strings(fields, kind)


FORM: dict[str, Reader] = {
    "section": string,
    "text": markup,
    "line": string,
    "lines": _lines,
    "choice": _choice,
    "scale": _scale,
    "grid": _grid,
    "signatures": _signatures,
}


def read_form_body(where: str, blocks: list[object]) -> Body:
    """Return the blocks of a form as a stream takes them."""
    return read_blocks(where, blocks, FORM)
