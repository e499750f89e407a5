"""What is wrong with a piece of HTML: tags that do not match, elements out of place, names twice."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
PHRASES_ONLY = {"p", "h1", "h2", "h3", "h4", "span", "b", "i", "small", "label", "button", "dfn", "textarea"}
BLOCKS = {
    "article", "blockquote", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "header", "main", "nav", "ol", "p", "section", "table", "ul",
}  # fmt: skip
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "legend": {"fieldset"},
    "figcaption": {"figure"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
}
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "table": {"caption", "thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "dl": {"dt", "dd", "div"},
}
PRESSED = {"a", "button", "input", "textarea", "select", "label"}
NAMED = {"img": "alt", "th": "scope"}


class _Faults(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.found = [], set(), []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        parent = self.open[-1] if self.open else None
        self._place(tag, parent)
        self.found += [f"{tag} has {name}" for name in given if name == "style" or name.startswith("on")]
        self.found += [f"{tag}: {name} is empty" for name in ("class", "href", "id") if given.get(name) == ""]
        if tag in NAMED and NAMED[tag] not in given:
            self.found.append(f"{tag} without {NAMED[tag]}")
        if given.get("id") in self.ids:
            self.found.append(f"two are named {given['id']}")
        self.ids |= {given["id"]} if given.get("id") else set()
        if tag not in VOID:
            self.open.append(tag)

    def _place(self, tag, parent):
        if tag in BLOCKS and set(self.open) & PHRASES_ONLY:
            self.found.append(f"{tag} inside {' '.join(self.open)}")
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.found.append(f"{tag} inside {parent}")
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.found.append(f"{tag} inside {parent}")
        around = {"label"} if tag in ("input", "textarea", "select") else set()
        if tag in PRESSED and set(self.open) & (PRESSED - around):
            self.found.append(f"{tag} inside {' '.join(self.open)}")
        if tag in ("input", "textarea", "select") and "label" not in self.open:
            self.found.append(f"{tag} without a label around it")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.found.append(f"/{tag} ends what did not begin")

    def handle_data(self, data):
        if data.strip() and self.open and self.open[-1] in CHILDREN:
            self.found.append(f"words directly inside {self.open[-1]}")


def faults(html):
    """Return what is wrong, in words; nothing where all is well."""
    looked = _Faults()
    looked.feed(html)
    looked.close()
    return looked.found + [f"{tag} does not end" for tag in looked.open]
