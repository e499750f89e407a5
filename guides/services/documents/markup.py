"""Rich text as nodes: paragraphs and lists, their words in runs that are bold, italic or linked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from wagtail.rich_text import expand_db_html

from guides.services.documents.around import Around, Node

STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
LISTS = {"ul": False, "ol": True}
_SPACE = re.compile(r"\s+")


def read(markup: str, around: Around) -> list[Node]:
    """Return the paragraphs and lists of a stored text."""
    reader = _Reader(around)
    reader.feed(expand_db_html(str(markup)))
    reader.close()
    reader.end_paragraph()
    return reader.blocks


class _Reader(HTMLParser):
    """Follows the tags; what it does not know has no meaning of its own, and its words stay."""

    def __init__(self, around: Around) -> None:
        super().__init__(convert_charrefs=True)
        self.around = around
        self.blocks: list[Node] = []
        self._into: list[list[Node]] = [self.blocks]
        self._lists: list[Node] = []
        self._styles: list[str] = []
        self._links: list[Node] = []
        self._runs: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, list, item, style or link."""
        if tag == "p":
            self.end_paragraph()
        elif tag in LISTS:
            self._begin_list(LISTS[tag])
        elif tag == "li":
            self._begin_item()
        elif tag in STYLES:
            self._styles.append(STYLES[tag])
        elif tag == "a":
            self._links.append(self.around.link(dict(attrs)))
        elif tag == "br":
            self._runs.append({"text": "\n"})

    def handle_endtag(self, tag: str) -> None:
        """End what began last with that tag."""
        if tag == "p":
            self.end_paragraph()
        elif tag in LISTS and self._lists:
            self.end_paragraph()
            self._lists.pop()
        elif tag == "li" and len(self._into) > 1:
            self.end_paragraph()
            self._into.pop()
        elif tag in STYLES and self._styles:
            self._styles.pop()
        elif tag == "a" and self._links:
            self._links.pop()

    def handle_data(self, data: str) -> None:
        """Add words in the style and with the link that hold here."""
        text = _SPACE.sub(" ", data)
        if not self._runs:
            text = text.lstrip(" ")
        if text:
            run: Node = {"text": text, **dict.fromkeys(self._styles, True)}
            self._runs.append({**run, **(self._links[-1] if self._links else {})})

    def end_paragraph(self) -> None:
        """Close the paragraph that is being read, if it holds anything."""
        if self._runs:
            self._runs[-1]["text"] = self._runs[-1]["text"].rstrip(" ")
        runs = [run for run in self._runs if run["text"]]
        if any(run["text"].strip() for run in runs):
            self._into[-1].append({"kind": "p", "runs": runs})
        self._runs = []

    def _begin_list(self, ordered: bool) -> None:
        self.end_paragraph()
        found: Node = {"kind": "list", "ordered": ordered, "items": []}
        self._into[-1].append(found)
        self._lists.append(found)

    def _begin_item(self) -> None:
        self.end_paragraph()
        item: list[Node] = []
        if self._lists:
            self._lists[-1]["items"].append(item)
        self._into.append(item)
