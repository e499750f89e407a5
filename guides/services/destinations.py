"""Where menus and texts can lead to in the guides, once something is published in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.urls import reverse
from django.utils import translation

from guides.models import GuideIndexPage
from guides.services.contents import Guide, guides
from guides.services.forms import form_cards
from guides.services.glossary import terms
from portal.base import destinations
from portal.base.generation import per_generation
from portal.base.tree import is_restricted

Found = Callable[[str], Collection[Any]]


@per_generation
def _listing_languages() -> frozenset[str]:
    """Return the languages in which the page that lists the guides is published."""
    rows = GuideIndexPage.objects.live().select_related("locale")
    return frozenset(row.locale.language_code for row in rows if not is_restricted(row))


def listed_guides(language: str) -> tuple[Guide, ...]:
    """Return the guides of a language while there is a page that lists them."""
    return guides(language) if language in _listing_languages() else ()


def _resolver(name: str, found: Found) -> destinations.Resolver:
    def path(language: str) -> str | None:
        if not found(language):
            return None
        with translation.override(language):
            return reverse(name)

    return path


def register() -> None:
    """Make the guides, the terms and the printable forms known; called once when the apps are ready."""
    destinations.register("guides", _resolver("guides:index", listed_guides))
    destinations.register("glossary", _resolver("guides:glossary", terms))
    destinations.register("forms", _resolver("guides:forms", form_cards))
