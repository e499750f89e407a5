"""The pages behind the guides' addresses, kept per generation; and the languages they can be read in."""

from __future__ import annotations

from guides.models import GuideIndexPage, GuidePage
from guides.services.contents import Entry, Guide, guides
from portal.base.generation import per_generation
from portal.base.languages import LANGUAGES


@per_generation
def index_page(language: str) -> GuideIndexPage | None:
    """Return the published page that lists the guides in that language."""
    return GuideIndexPage.objects.live().filter(locale__language_code=language).first()


@per_generation
def page_of(pk: int) -> GuidePage:
    """Return the page of a guide."""
    return GuidePage.objects.select_related("sector").get(pk=pk)


def languages_of(guide: Guide, entry: Entry | None = None) -> tuple[str, ...]:
    """Return the languages in which a guide, or a chapter of it, is published."""
    return tuple(code for code in LANGUAGES if version_in(code, guide, entry))


def version_in(language: str, guide: Guide, entry: Entry | None = None) -> Guide | Entry | None:
    """Return the same guide, or the same chapter of it, in another language."""
    same = next((one for one in guides(language) if one.translation_key == guide.translation_key), None)
    if same is None or entry is None:
        return same
    return next((one for one in same.chapters if one.translation_key == entry.translation_key), None)
