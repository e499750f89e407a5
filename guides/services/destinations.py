"""Where menus and texts can lead to in the guides, once something is published in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.urls import reverse
from django.utils import translation

from guides.services.contents import Guide, guides
from guides.services.forms import form_cards
from guides.services.glossary import terms
from guides.services.published import index_pages
from portal.base import destinations

Found = Callable[[str], Collection[Any]]


def listed_guides(language: str) -> tuple[Guide, ...]:
    """Return the guides of a language while there is a page that lists them."""
    return guides(language) if language in index_pages() else ()


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
