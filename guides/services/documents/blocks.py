"""The blocks of a chapter as nodes; every kind of block has its function here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from guides.services.anchors import LEVELS, named
from guides.services.documents import asking, markup
from guides.services.documents.around import Around, Node
from guides.services.documents.pictures import figure

CALLOUTS = {
    "tip": lambda: _("Tip"),
    "important": lambda: _("Important"),
    "safety": lambda: _("Safety"),
}


def nodes_of(body: Any, around: Around) -> list[Node]:
    """Return the nodes of a chapter's body, in its order; blocks that have nothing to show are left out."""
    found: list[Node] = []
    for block, name in named(body):
        if block.block_type in LEVELS:
            level = LEVELS[block.block_type]
            found.append({"kind": "heading", "level": level, "text": str(block.value), "name": name})
        else:
            found += KINDS[block.block_type](block.value, around)
    return _without_empty_sections(found)


def _without_empty_sections(nodes: list[Node]) -> list[Node]:
    """Leave out the headings below which nothing stands, because there is nothing to show there today."""
    kept: list[Node] = []
    level: int | None = 0  # the end is like a heading above all others
    for node in reversed(nodes):
        empty = node["kind"] == "heading" and level is not None and level <= node["level"]
        if not empty:
            kept.append(node)
            level = node["level"] if node["kind"] == "heading" else None
    return kept[::-1]


def _text(value: Any, around: Around) -> list[Node]:
    return markup.read(value.source, around)


def _callout(value: Any, around: Around) -> list[Node]:
    label = CALLOUTS[value["kind"]]()
    node = {"kind": "callout", "tone": value["kind"], "label": label, "title": value["title"]}
    return [{**node, "body": markup.read(value["text"].source, around)}]


def _steps(value: Any, around: Around) -> list[Node]:
    items = [
        {"title": step["title"], "body": markup.read(step["text"].source, around) if step["text"] else []}
        for step in value
    ]
    return [{"kind": "steps", "items": items}]


def _titled_list(kind: str) -> Callable[[Any, Around], list[Node]]:
    def make(value: Any, around: Around) -> list[Node]:
        return [{"kind": kind, "title": value["title"], "items": [str(item) for item in value["items"]]}]

    return make


def _myth(value: Any, around: Around) -> list[Node]:
    words = {"label": _("Myth"), "answer": _("Answer")}
    body = markup.read(value["answer"].source, around)
    return [{"kind": "myth", **words, "myth": value["myth"], "body": body}]


def _table(value: Any, around: Around) -> list[Node]:
    rows = [[str(cell or "") for cell in row["cells"]] for row in value["rows"]]
    header = [str(head) for head in value["header"]]
    return [{"kind": "table", "caption": value["caption"], "header": header, "rows": rows}]


def _comparison(value: Any, around: Around) -> list[Node]:
    sides = {
        side: {"title": value[f"{side}_title"], "items": [str(item) for item in value[f"{side}_items"]]}
        for side in ("left", "right")
    }
    return [{"kind": "comparison", "tone": value["kind"], **sides}]


def _quote(value: Any, around: Around) -> list[Node]:
    return [{"kind": "quote", "text": value["text"], "who": value["who"] or ""}]


def _definition(value: Any, around: Around) -> list[Node]:
    term = around.term(str(value))
    return [{"kind": "definition", "term": term.term, "meaning": term.meaning}] if term else []


def _tiers(value: Any, around: Around) -> list[Node]:
    tiers = [{"title": tier["title"], "text": tier["text"], "aim": tier["aim"] or ""} for tier in value]
    return [{"kind": "tiers", "aim": _("Aim"), "items": tiers}]


def _contacts(value: Any, around: Around) -> list[Node]:
    items = [{key: item[key] or "" for key in ("name", "phone", "note")} for item in value["items"]]
    return [{"kind": "contacts", "title": value["title"], "items": items}]


def _worksheet(value: Any, around: Around) -> list[Node]:
    columns = [str(column) for column in value["columns"]]
    node = {"kind": "worksheet", "title": value["title"], "help": value["help"] or ""}
    return [{**node, "columns": columns, "rows": value["rows"]}]


KINDS: dict[str, Callable[[Any, Around], list[Node]]] = {
    "text": _text,
    "callout": _callout,
    "steps": _steps,
    "checklist": _titled_list("checklist"),
    "myth": _myth,
    "questions": _titled_list("questions"),
    "table": _table,
    "comparison": _comparison,
    "quote": _quote,
    "definition": _definition,
    "figure": figure,
    "tiers": _tiers,
    "contacts": _contacts,
    "helplines": asking.helplines,
    "form": asking.form,
    "worksheet": _worksheet,
    "action": asking.action,
    "resources": asking.sites,
    "organizations": asking.organizations_listed,
}
