"""The markup of content files: checked on reading, its links resolved on loading.

Links inside the portal are written `page:KEY`, `route:NAME`, `chapter:GUIDE/NAME`, `form:KEY` and `term:KEY`.
On loading each room says what its kinds become: a link to the page, which follows it when it moves, or the
address of that part of the portal. Where there is nothing to lead to, the words stay and the link goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

BLOCKS = {"p", "ul", "ol"}
INLINE = {"b", "i", "a"}
INSIDE = {"li": {"ul", "ol"}}
KINDS = r"(page|route|chapter|form|term)"
ADDRESS = re.compile(KINDS + r":[a-z]+([/-][a-z0-9]+)*|tel:[+\d]+|mailto:\S+|https://\S+")
INNER_LINK = re.compile(rf'<a href="{KINDS}:([a-z0-9/-]+)">(.*?)</a>', re.DOTALL)
BETWEEN_TAGS = re.compile(r">\s*\n\s*<")

#: Given kind and name of an inner link, the attributes of its opening tag, or None where nothing is there.
Target = Callable[[str, str], str | None]


class MarkupError(ValueError):
    """The markup of a text is not what a text may hold."""


class _Checker(HTMLParser):
    """Follows the tags of a text and stops at the first that may not stand where it does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check that the tag may stand here, and its attributes."""
        parent = self.open[-1] if self.open else None
        if tag not in BLOCKS | INLINE | INSIDE.keys():
            raise MarkupError(f"<{tag}> is not allowed")
        if tag in INSIDE and parent not in INSIDE[tag]:
            raise MarkupError(f"<{tag}> stands outside a list")
        if tag in BLOCKS and parent not in (None, "li"):
            raise MarkupError(f"<{tag}> inside <{parent}>")
        if tag in INLINE and parent is None:
            raise MarkupError(f"<{tag}> outside a paragraph")
        self._check_attributes(tag, dict(attrs))
        self.open.append(tag)

    def _check_attributes(self, tag: str, attrs: dict[str, str | None]) -> None:
        if set(attrs) != ({"href"} if tag == "a" else set()):
            raise MarkupError(f"<{tag}> has the wrong attributes")
        if tag == "a" and not ADDRESS.fullmatch(attrs["href"] or ""):
            raise MarkupError(f"the address {attrs['href']!r} is not allowed")

    def handle_endtag(self, tag: str) -> None:
        """Check that the tag that ends is the last that began."""
        if not self.open or self.open.pop() != tag:
            raise MarkupError(f"</{tag}> ends what did not begin")

    def handle_data(self, data: str) -> None:
        """Check that words stand inside a paragraph or list item."""
        if data.strip() and (not self.open or self.open[-1] in ("ul", "ol")):
            raise MarkupError(f"{data.strip()!r} stands outside a paragraph")


def checked(markup: str) -> str:
    """Return the markup without the line breaks between its tags; raises `MarkupError` where it is wrong."""
    checker = _Checker()
    checker.feed(markup)
    checker.close()
    if checker.open:
        raise MarkupError(f"<{checker.open[-1]}> does not end")
    return BETWEEN_TAGS.sub("><", markup.strip())


def inner_links(markup: str) -> set[tuple[str, str]]:
    """Return kind and name of every link inside the portal."""
    return {(kind, name) for kind, name, _ in INNER_LINK.findall(markup)}


def resolved(markup: str, target: Target) -> str:
    """Return the markup with its inner links resolved."""

    def link(match: re.Match[str]) -> str:
        kind, name, words = match.groups()
        attributes = target(kind, name)
        return f"<a {attributes}>{words}</a>" if attributes else words

    return INNER_LINK.sub(link, markup)
