"""Blocks of running text as the content files write them; a room reads blocks of its own beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from portal.loading.fields import ContentError, Fields
from portal.loading.markup import Target, resolved

Body = list[tuple[str, Any]]
Reader = Callable[[Fields, str], Any]

CALLOUTS = {"tip", "important", "safety"}


def string(fields: Fields, kind: str) -> str:
    """Return a plain text."""
    return fields.take(kind, str)


def markup(fields: Fields, kind: str) -> str:
    """Return a text with markup."""
    return fields.markup(kind)


def flag(fields: Fields, kind: str) -> None:
    """Take what a block without content says: that it is there."""
    if fields.take(kind, bool) is not True:
        raise ContentError(f"{fields.where}: {kind} must be true")


def inside(fields: Fields, kind: str) -> Fields:
    """Return the keys and values of a block that has several."""
    return Fields(f"{fields.where}, {kind}", fields.take(kind, dict))


def _callout(fields: Fields, kind: str) -> dict[str, str]:
    inner = inside(fields, kind)
    value = {"kind": inner.take("kind", str), "title": inner.take("title", str), "text": inner.markup("text")}
    inner.done()
    return known(value, CALLOUTS, inner)


def known(value: dict[str, Any], kinds: set[str], fields: Fields) -> dict[str, Any]:
    """Return a value whose kind is one of those."""
    if value["kind"] not in kinds:
        raise ContentError(f"{fields.where}: unknown kind {value['kind']}")
    return value


def _steps(fields: Fields, kind: str) -> list[dict[str, str]]:
    steps = []
    for n, data in enumerate(fields.take(kind, list), 1):
        step = Fields(f"{fields.where}, step {n}", data)
        text = step.markup("text") if "text" in step.data else ""
        steps.append({"title": step.take("title", str), "text": text})
        step.done()
    return steps


#: The blocks of `portal.base.blocks`, which every room may use.
TEXT_BLOCKS: Final[dict[str, Reader]] = {
    "heading": string,
    "text": markup,
    "callout": _callout,
    "steps": _steps,
    "helplines": flag,
}


def read_blocks(where: str, blocks: list[object], readers: dict[str, Reader]) -> Body:
    """Return blocks as a stream takes them, each read as its kind demands."""
    return [_block(f"{where}, block {n}", data, readers) for n, data in enumerate(blocks, 1)]


def _block(where: str, data: object, readers: dict[str, Reader]) -> tuple[str, Any]:
    fields = Fields(where, data)
    if len(fields.data) != 1:
        raise ContentError(f"{where}: expected one block")
    kind = next(iter(fields.data))
    if kind not in readers:
        raise ContentError(f"{where}: unknown block {kind}")
    return kind, readers[kind](fields, kind)


def raw_body(body: Body, target: Target) -> list[dict[str, Any]]:
    """Return blocks as a stream stores them, the links of their texts resolved."""
    return [{"type": kind, "value": _linked(value, target)} for kind, value in body]


def _linked(value: Any, target: Target) -> Any:
    if isinstance(value, list | tuple):
        return [_linked(part, target) for part in value]
    if isinstance(value, dict):
        return {name: _linked(part, target) for name, part in value.items()}
    return resolved(value, target) if isinstance(value, str) else value
