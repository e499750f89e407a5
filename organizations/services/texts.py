"""The words around the rows: the directory's own page, and what an organisation wrote about itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Locale, PageViewRestriction

from organizations.models import Organization, OrganizationIndexPage, OrganizationPage
from portal.base.generation import per_generation
from portal.base.tree import is_restricted

#: What a page of an organisation is read for; it is wide, and three languages are fetched at once.
READ = ("intro", "body", "title", "seo_title", "search_description", "share_image", "locale", "live", "path")


@per_generation
def language_codes() -> dict[int, str]:
    """Return the language code of each locale by its id; do not change them."""
    return dict(Locale.objects.values_list("pk", "language_code"))


@per_generation
def directory_page(language: str) -> OrganizationIndexPage | None:
    """Return the live directory page of a language, if everybody may read it; do not change it."""
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    pages = OrganizationIndexPage.objects.live().filter(~Exists(above), locale__language_code=language)
    found: OrganizationIndexPage | None = pages.first()
    return found


@dataclass(frozen=True)
class Texts:
    """What there is to read about an organisation, in which languages."""

    page: OrganizationPage | None
    languages: tuple[str, ...]

    @property
    def is_written(self) -> bool:
        """Whether the reader's language has any words of its own."""
        return self.page is not None and has_words(self.page)


def has_words(page: OrganizationPage) -> bool:
    """Say whether a page holds more than its title."""
    return bool(page.intro.strip()) or bool(page.body)


def texts(organization: Organization, language: str, preview: OrganizationPage | None = None) -> Texts:
    """Return the text in a language and the other languages that have one; one query.

    A page that is being previewed stands in for the live one; one that not everybody may read is not shown.
    """
    pages = OrganizationPage.objects.live().filter(organization=organization).order_by().only(*READ)
    codes = language_codes()
    live = {codes[page.locale_id]: page for page in pages if not is_restricted(page)}
    others = tuple(code for code in sorted(live) if code != language and has_words(live[code]))
    return Texts(preview or live.get(language), others)
