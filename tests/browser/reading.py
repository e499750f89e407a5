"""The words a reader of a page gets, each with the language it is said to be in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SPOKEN = ("alt", "aria-label", "title", "placeholder", "content", "label")
SILENT = {"script", "style", "template"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
META = {"description", "og:title", "og:description", "twitter:title", "twitter:description"}


class Words(HTMLParser):
    """Collects the texts of one page that are in the page's own language."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.stack, self.page_language = [], [], ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.page_language = given.get("lang", "")
        language = given.get("lang") or (self.stack[-1][1] if self.stack else self.page_language)
        silent = (
            tag in SILENT or given.get("translate") == "no" or (self.stack[-1][2] if self.stack else False)
        )
        if language == self.page_language and not silent:
            self._spoken(tag, given)
        if tag not in VOID:
            self.stack.append((tag, language, silent))

    def _spoken(self, tag, given):
        if tag == "meta" and (given.get("name") or given.get("property")) not in META:
            return
        self.texts += [given[name] for name in SPOKEN if given.get(name)]

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and self.stack and self.stack[-1][1] == self.page_language and not self.stack[-1][2]:
            self.texts.append(text)


def texts_of(html):
    """Return the texts of a page, and the language that the page says it is in."""
    words = Words()
    words.feed(html)
    return [re.sub(r"\s+", " ", text).strip() for text in words.texts], words.page_language
