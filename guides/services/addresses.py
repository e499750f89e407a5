"""The addresses of the guides for search engines: each once, shared chapters where they are at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import translation

from guides.models import FormTemplate
from guides.services.contents import guides
from guides.services.forms import form_cards
from guides.services.glossary import terms
from guides.services.published import guide_pages
from portal.base.generation import per_generation


@dataclass(frozen=True)
class Address:
    """An address; `key` is the same in every language that has it."""

    key: str
    path: str
    changed: datetime | None = None


@per_generation
def addresses(language: str) -> tuple[Address, ...]:
    """Return the addresses of guides, chapters, forms and terms in a language, in the order of reading."""
    with translation.override(language):
        return (*_guides(language), *_lists(language), *_forms(language))


def _guides(language: str) -> Iterator[Address]:
    for guide in guides(language):
        yield Address(f"guide:{guide.translation_key}", guide.href, guide_pages()[guide.pk].last_published_at)
        for entry in guide.at_home:
            yield Address(f"chapter:{entry.translation_key}", entry.canonical, entry.changed)


def _lists(language: str) -> Iterator[Address]:
    if terms(language):
        yield Address("terms", reverse("guides:glossary"))
    if form_cards(language):
        yield Address("forms", reverse("guides:forms"))


def _forms(language: str) -> Iterator[Address]:
    live = FormTemplate.objects.filter(live=True, locale__language_code=language)
    changed = dict(live.values_list("key", "last_published_at"))
    for key, card in form_cards(language).items():
        yield Address(f"form:{key}", card.href, changed.get(key))
