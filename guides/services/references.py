"""References inside texts: to a term, a form or a shared chapter, by its key, in whatever language.

A text keeps `<a linktype="reference" ref="term:coordinator">`. When it is shown it becomes a link to what has
that key in the reader's language; where there is nothing, the words stay and the link goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from wagtail.rich_text import LinkHandler

from guides.services.contents import home_of_shared
from guides.services.forms import form_cards
from guides.services.glossary import terms
from portal.base.generation import per_generation
from portal.base.languages import current_language

TERM, FORM, SHARED = "term", "form", "shared"
KINDS = (TERM, FORM, SHARED)


@dataclass(frozen=True)
class Target:
    """What a text can refer to."""

    ref: str
    label: str
    href: str

    @property
    def kind(self) -> str:
        """Return what it is."""
        return self.ref.partition(":")[0]


@per_generation
def targets(language: str) -> dict[str, Target]:
    """Return all that texts in a language can refer to, by the reference; do not change it."""
    found = (*_terms(language), *_forms(language), *_shared(language))
    return {target.ref: target for target in found}


def _terms(language: str) -> Iterator[Target]:
    with translation.override(language):
        glossary = reverse("guides:glossary")
    for term in terms(language).values():
        yield Target(f"{TERM}:{term.key}", term.term, f"{glossary}#{term.key}")


def _forms(language: str) -> Iterator[Target]:
    for card in form_cards(language).values():
        yield Target(f"{FORM}:{card.key}", card.title, card.href)


def _shared(language: str) -> Iterator[Target]:
    home = home_of_shared(language)
    for entry in home.chapters if home else ():
        if entry.is_shared:
            yield Target(f"{SHARED}:{entry.key}", entry.title, entry.canonical)


class ReferenceHandler(LinkHandler):
    """Writes the opening tags of references in the language of the page; every text costs one look-up."""

    identifier = "reference"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags."""
        known = targets(current_language())
        return [_opening_tag(known.get(str(attrs.get("ref", "")))) for attrs in attrs_list]


def _opening_tag(target: Target | None) -> str:
    if target is None:
        return "<a>"
    if target.kind == TERM:
        return format_html('<a class="term" href="{}">', target.href)
    return format_html('<a href="{}">', target.href)
