"""What a text of a document needs to know about the document around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from guides.services.contents import Guide
from guides.services.glossary import Term, terms
from portal.base.sites import absolute
from portal.text import sort_key

#: A node or run of text: plain data, as it goes to typst and into an EPUB.
Node = dict[str, Any]


@dataclass
class Around:
    """The document that is being written, and what its texts asked for so far."""

    language: str
    guide: Guide | None = None
    #: Paths of the chapters that stand in the same document, with the names by which links lead there.
    inside: Mapping[str, str] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def term(self, key: str) -> Term | None:
        """Return a term of the language, which then stands in the list at the end."""
        found = terms(self.language).get(key)
        if found:
            self.terms[key] = found
        return found

    def link(self, attributes: Mapping[str, str | None]) -> Node:
        """Return where a link leads: to a term, to a chapter of the same document, or to a whole address."""
        href = attributes.get("href") or ""
        if attributes.get("class") == "term":
            key = href.rpartition("#")[2]
            return {"term": key} if self.term(key) else {}
        path = href.partition("#")[0]
        if path in self.inside:
            return {"to": self.inside[path]}
        if not href:
            return {}
        whole = absolute(href) if href.startswith("/") else href
        return {"href": whole, "shown": shown_address(whole)} if whole.startswith("http") else {"href": whole}

    def words_to_explain(self) -> list[Node]:
        """Return the terms that the texts used, in the order of the alphabet."""
        used = sorted(self.terms.values(), key=lambda term: sort_key(term.term, self.language))
        return [{"key": term.key, "term": term.term, "meaning": term.meaning} for term in used]


def shown_address(href: str) -> str:
    """Return an address as it is printed: without what everybody's browser adds."""
    parts = urlsplit(href)
    return f"{parts.netloc}{parts.path}".removeprefix("www.") if parts.netloc else href
