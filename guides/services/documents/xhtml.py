"""Nodes as XHTML for an EPUB: plain elements with a few classes, which its own style sheet knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.html import escape

from guides.services.documents.around import Node

#: Given the name of a chapter, the file it stands in.
CHAPTER_FILE = "{}.xhtml"
TERMS_FILE = "terms.xhtml"


def body(nodes: Iterable[Node]) -> str:
    """Return the nodes one after the other."""
    return "\n".join(_node(node) for node in nodes)


def element(tag: str, content: str, css: str = "") -> str:
    """Return an element around content that is XHTML already; nothing where there is no content."""
    named = f' class="{css}"' if css else ""
    return f"<{tag}{named}>{content}</{tag}>" if content else ""


def words(tag: str, text: str, css: str = "") -> str:
    """Return an element around plain words."""
    return element(tag, escape(text), css)


def listed(items: Iterable[str], tag: str = "ul", css: str = "") -> str:
    """Return a list of plain words."""
    return element(tag, "".join(words("li", item) for item in items), css)


def _node(node: Node) -> str:
    return MADE[node["kind"]](node)


def runs(content: Iterable[Node]) -> str:
    """Return words with their styles and links."""
    return "".join(_run(run) for run in content)


def _run(run: Node) -> str:
    text = escape(run["text"]).replace("\n", "<br/>")
    for style, tag in (("bold", "b"), ("italic", "i")):
        text = element(tag, text) if run.get(style) else text
    if "term" in run:
        return f'<a class="term" href="{TERMS_FILE}#{escape(run["term"])}">{text}</a>'
    if "to" in run:
        return f'<a href="{CHAPTER_FILE.format(escape(run["to"]))}">{text}</a>'
    return f'<a href="{escape(run["href"])}">{text}</a>' if "href" in run else text


def _list(node: Node) -> str:
    items = "".join(element("li", _item(item)) or "<li></li>" for item in node["items"])
    return element("ol" if node["ordered"] else "ul", items)


def _item(item: list[Node]) -> str:
    if len(item) == 1 and item[0]["kind"] == "p":
        return runs(item[0]["runs"])
    return body(item)


def _heading(node: Node) -> str:
    level = f"h{node['level']}"
    return f'<{level} id="{escape(node["name"])}">{escape(node["text"])}</{level}>'


def _callout(node: Node) -> str:
    head = words("p", node["label"], "label") + words("p", node["title"], "title")
    return element("aside", head + body(node["body"]), f"callout {node['tone']}")


def _steps(node: Node) -> str:
    items = (words("p", step["title"], "title") + body(step["body"]) for step in node["items"])
    return element("ol", "".join(element("li", item) for item in items), "steps")


def _titled(tag: str, css: str) -> Callable[[Node], str]:
    return lambda node: element(
        "div", words("p", node["title"], "title") + listed(node["items"], tag, css), "block"
    )


def _myth(node: Node) -> str:
    asked = element("div", words("p", node["label"], "label") + words("p", node["myth"], "title"), "asked")
    return element("div", asked + words("p", node["answer"], "label") + body(node["body"]), "myth")


def table(caption: str, header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table whose first cell of each row names the row."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    lines = "".join(f"<tr>{_cells(list(row))}</tr>" for row in rows)
    return f"<table>{words('caption', caption)}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _cells(row: list[str]) -> str:
    first = f'<th scope="row">{escape(row[0])}</th>' if row and row[0] else "<td></td>"
    return first + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])


def _comparison(node: Node) -> str:
    css = {"left": "ok", "right": "danger"} if node["tone"] == "may" else {"left": "", "right": ""}
    sides = (
        words("p", node[side]["title"], f"title {css[side]}".strip()) + listed(node[side]["items"])
        for side in ("left", "right")
    )
    return element("div", "".join(element("div", side, "block") for side in sides))


def _quote(node: Node) -> str:
    return element("blockquote", words("p", node["text"]) + words("p", node["who"], "small"))


def _definition(node: Node) -> str:
    return element("p", words("b", node["term"]) + "<br/>" + escape(node["meaning"]), "definition")


def _figure(node: Node) -> str:
    notes = words("p", node["caption"], "small") + words("p", node["credit"], "small")
    picture = f'<img src="{escape(node["file"])}" alt="{escape(node["alt"])}"/>'
    return element("figure", picture + element("figcaption", notes))


def _tiers(node: Node) -> str:
    """The widest tier comes first here, as in the text; only a picture puts it at the bottom."""
    items = (
        words("p", tier["title"], "title")
        + words("p", tier["text"])
        + (words("p", f"{node['aim']}: {tier['aim']}") if tier["aim"] else "")
        for tier in node["items"]
    )
    return element("ol", "".join(element("li", item) for item in items), "tiers")


def _contacts(node: Node) -> str:
    items = (
        words("b", item["phone"], "phone")
        + " "
        + words("span", item["name"])
        + words("span", f" {item['note']}" if item["note"] else "", "small")
        for item in node["items"]
    )
    listing = element("ul", "".join(element("li", item) for item in items))
    return element("div", words("p", node["title"], "title") + listing, "contacts")


def _form(node: Node) -> str:
    label = ", ".join(filter(None, (node["label"], node["state"])))
    link = f'<p><a href="{escape(node["href"])}">{escape(node["shown"])}</a></p>'
    return element(
        "div",
        words("p", label, "label") + words("p", node["title"], "title") + words("p", node["text"]) + link,
        "card",
    )


def _worksheet(node: Node) -> str:
    blank = [[""] * len(node["columns"])] * node["rows"]
    return words("p", node["help"], "small") + table(node["title"], node["columns"], blank)


def _links(node: Node) -> str:
    items = (
        f'<a href="{escape(item["href"])}">{escape(item["label"])}</a>'
        + words("p", item.get("note", ""), "small")
        + words("p", item.get("mark", ""), "small")
        for item in node["items"]
    )
    listing = element("ul", "".join(element("li", item) for item in items))
    return element("div", words("p", node.get("title", ""), "title") + listing, "block")


MADE: dict[str, Callable[[Node], str]] = {
    "p": lambda node: element("p", runs(node["runs"])),
    "list": _list,
    "heading": _heading,
    "callout": _callout,
    "steps": _steps,
    "checklist": _titled("ul", "checklist"),
    "questions": _titled("ol", ""),
    "myth": _myth,
    "table": lambda node: table(node["caption"], node["header"], node["rows"]),
    "comparison": _comparison,
    "quote": _quote,
    "definition": _definition,
    "figure": _figure,
    "tiers": _tiers,
    "contacts": _contacts,
    "form": _form,
    "worksheet": _worksheet,
    "action": _links,
    "links": _links,
}
