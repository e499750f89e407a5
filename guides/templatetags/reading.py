"""What the templates of the guides ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from guides.enums import PART_TITLES
from guides.services import paper
from guides.services.actions import Action, actions
from guides.services.anchors import named
from guides.services.contents import Chapter, Entry, Guide
from guides.services.glossary import Term
from guides.services.showing import Shown, shown_guide, write_out
from portal.base.languages import current_language
from portal.text import initial

register = template.Library()


class Sheet(NamedTuple):
    """A chapter of a guide that is printed whole."""

    entry: Entry
    shown: Shown
    body: SafeString


class Letter(NamedTuple):
    """A letter of the alphabet with the terms that begin with it; `name` is that of its heading."""

    letter: str
    name: str
    terms: list[Term]


@register.filter
def part_title(part: str) -> str:
    """Return what stands above the chapters of a part; nothing for a guide that is not divided."""
    return str(PART_TITLES.get(part, ""))


@register.filter
def chapter_key(entry: Entry) -> str:
    """Return what the browser remembers a chapter by: the same in every language and every guide."""
    return entry.canonical.removeprefix(f"/{current_language()}")


@register.simple_tag
def pieces(body: Iterable[StreamValue.StreamChild]) -> list[tuple[StreamValue.StreamChild, str]]:
    """Return the blocks of a chapter, each with the name by which links lead to it."""
    return list(named(body))


@register.simple_tag
def shown_of(chapter: Chapter) -> Shown:
    """Return a shared chapter that an editor is looking at, which stands in no guide."""
    return write_out(chapter, None, current_language())


@register.simple_tag
def first_action(sector: str) -> Action | None:
    """Return the one thing that a reader of a guide can do next."""
    return next(iter(actions(sector, current_language())), None)


@register.simple_tag
def sheets(guide: Guide) -> list[Sheet]:
    """Return all chapters of a guide as they are printed."""
    written = shown_guide(guide, current_language())
    return [Sheet(entry, shown, paper.in_whole(shown, entry, guide)) for entry, shown in written]


@register.filter
def on_paper(html: str) -> SafeString:
    """Return the text of a chapter that is printed alone."""
    return paper.on_paper(html)


@register.simple_tag
def latest_change(guide: Guide) -> datetime | None:
    """Return when a chapter of the guide was last published."""
    return max((entry.changed for entry in guide.chapters if entry.changed), default=None)


@register.simple_tag
def by_letter(terms: Iterable[Term]) -> list[Letter]:
    """Return the terms under their letters; they come in the order of the alphabet."""
    found: list[Letter] = []
    for term in terms:
        letter = initial(term.term, current_language())
        if not found or found[-1].letter != letter:
            found.append(Letter(letter, f"l-{ord(letter)}", []))
        found[-1].terms.append(term)
    return found
