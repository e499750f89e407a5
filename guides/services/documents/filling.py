"""The blocks of a printable form as nodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from guides.services.documents import markup
from guides.services.documents.around import Around, Node

SCALE = [1, 2, 3, 4, 5]


def form_nodes(body: Any, around: Around) -> list[Node]:
    """Return the nodes of a form's body, in its order."""
    return [node for block in body for node in KINDS[block.block_type](block.value, around)]


def _section(value: Any, around: Around) -> list[Node]:
    return [{"kind": "section", "text": str(value)}]


def _text(value: Any, around: Around) -> list[Node]:
    return markup.read(value.source, around)


def _line(value: Any, around: Around) -> list[Node]:
    return [{"kind": "lines", "label": str(value), "count": 1}]


def _lines(value: Any, around: Around) -> list[Node]:
    return [{"kind": "lines", "label": value["label"], "count": value["count"]}]


def _choice(value: Any, around: Around) -> list[Node]:
    hint = _("tick all that apply") if value["many"] else _("tick one")
    options = [str(option) for option in value["options"]]
    return [{"kind": "choice", "label": value["label"], "hint": hint, "options": options}]


def _scale(value: Any, around: Around) -> list[Node]:
    node = {"kind": "scale", "label": value["label"], "low": value["low"], "high": value["high"]}
    items = [str(item) for item in value["items"]]
    return [{**node, "head": _("Statement"), "marks": SCALE, "items": items}]


def _grid(value: Any, around: Around) -> list[Node]:
    header = [str(head) for head in value["header"]]
    labels = [str(label) for label in value["labels"]]
    return [
        {
            "kind": "grid",
            "caption": value["caption"],
            "header": header,
            "labels": labels,
            "rows": value["rows"],
        }
    ]


def _signatures(value: Any, around: Around) -> list[Node]:
    words = [_("First name, surname"), _("Signature"), _("Date")]
    return [{"kind": "signatures", "who": [str(who) for who in value], "words": words}]


KINDS: dict[str, Callable[[Any, Around], list[Node]]] = {
    "section": _section,
    "text": _text,
    "line": _line,
    "lines": _lines,
    "choice": _choice,
    "scale": _scale,
    "grid": _grid,
    "signatures": _signatures,
}
