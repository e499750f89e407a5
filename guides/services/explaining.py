"""Terms inside a text, explained where they stand.

A text holds links to the list of terms. In a chapter each becomes a button that opens the meaning on the
spot, without script; a browser that knows no popovers shows the meaning in the sentence.
"""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from guides.services.glossary import Term, terms

_TERM = re.compile(r'<a class="term" href="[^"#]*#([a-z0-9-]+)">(.*?)</a>', re.DOTALL)


def explained(html: str, language: str, *, start: int = 0) -> SafeString:
    """Return the text with the meaning of each term beside it; `start` keeps names on a page apart."""
    if not _TERM.search(html):
        return mark_safe(html)  # noqa: S308 -- written by our templates
    known, count = terms(language), start

    def button(match: re.Match[str]) -> str:
        nonlocal count
        term = known.get(match[1])
        if term is None:
            return match[2]
        count += 1
        return _button(term, match[2], count)

    return mark_safe(_TERM.sub(button, html))  # noqa: S308 -- written by our templates, terms are escaped


def _button(term: Term, words: str, number: int) -> str:
    name = f"t-{term.key}-{number}"
    return format_html(
        '<button class="term" type="button" popovertarget="{name}">{words}</button>'
        '<span class="def" id="{name}" popover><b>{term}</b>: {meaning}</span>',
        name=name,
        words=mark_safe(words),  # noqa: S308 -- part of a text that was written out already
        term=term.term,
        meaning=term.meaning,
    )
