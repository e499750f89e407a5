"""Where the links inside content files lead: to Kazakh pages, which are shown in the reader's language.

A link to a page follows it wherever it moves; a term, a form and a shared chapter are referred to by their
key; another part of the portal has an address in each language.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.html import escape
from wagtail.models import Page

from guides.services.items import Item
from guides.services.references import FORM, SHARED, TERM
from portal.base import destinations
from portal.base.languages import LANGUAGES
from portal.loading.fields import ContentError
from portal.loading.keys import key_of_page
from portal.loading.markup import Target

_SHARED_CHAPTER = f"{SHARED}/"


class Links:
    """Resolves the links of texts; knows every thing that the files describe and every Kazakh page."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.known = {item.key for item in items}
        rows = Page.objects.filter(locale__language_code=LANGUAGES[0])
        self.pages: dict[UUID, int] = dict(rows.values_list("translation_key", "pk"))

    def in_language(self, language: str) -> Target:
        """Return the function that resolves links of texts in that language."""
        return lambda kind, name: self._attributes(kind, name, language)

    def _attributes(self, kind: str, name: str, language: str) -> str | None:
        if kind == "route":
            return _to_part(name, language)
        if kind == "page":
            return self._to_page(name)
        if kind in (TERM, FORM):
            return self._by_key(f"{kind}:{name}")
        if name.startswith(_SHARED_CHAPTER):
            return self._by_key(f"{SHARED}:{name.removeprefix(_SHARED_CHAPTER)}")
        return self._to_page(self._named(f"guide:{name}"))

    def _by_key(self, ref: str) -> str:
        return f'linktype="reference" ref="{self._named(ref)}"'

    def _to_page(self, name: str) -> str | None:
        pk = self.pages.get(key_of_page(name))
        return f'linktype="page" id="{pk}"' if pk else None

    def _named(self, key: str) -> str:
        if key not in self.known:
            raise ContentError(f"a text leads to {key}, which is not there")
        return key


def _to_part(name: str, language: str) -> str | None:
    # All languages have the link or none has it: a translation has the links of its source.
    source = destinations.path_of(name, LANGUAGES[0])
    path = source and (destinations.path_of(name, language) or source)
    return f'href="{escape(path)}"' if path else None
