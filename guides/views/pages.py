"""The pages behind the guides' addresses, and the languages they can be read in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from guides.models import GuideIndexPage, GuidePage
from guides.services.contents import Entry, Guide, guides
from guides.services.published import guide_pages, index_pages
from portal.base.languages import LANGUAGES


def index_page(language: str) -> GuideIndexPage | None:
    """Return the published page that lists the guides in that language."""
    return index_pages().get(language)


def page_of(pk: int) -> GuidePage:
    """Return the page of a guide."""
    return guide_pages()[pk]


def languages_of(guide: Guide, entry: Entry | None = None) -> tuple[str, ...]:
    """Return the languages in which a guide, or a chapter of it, is published."""
    return tuple(code for code in LANGUAGES if version_in(code, guide, entry))


def version_in(language: str, guide: Guide, entry: Entry | None = None) -> Guide | Entry | None:
    """Return the same guide, or the same chapter of it, in another language."""
    same = next((one for one in guides(language) if one.translation_key == guide.translation_key), None)
    if same is None or entry is None:
        return same
    return next((one for one in same.chapters if one.translation_key == entry.translation_key), None)


def canonical_addresses(guide: Guide, entry: Entry) -> dict[str, str]:
    """Return the address under which a chapter is found, in each language that has it."""
    found = ((code, version_in(code, guide, entry)) for code in LANGUAGES)
    return {code: same.canonical for code, same in found if isinstance(same, Entry)}


def preview_of(request: HttpRequest, kind: type) -> Any:
    """Return the unsaved page of that kind that an editor is looking at, or None."""
    page = getattr(request, "preview_page", None)
    return page if isinstance(page, kind) else None
