"""The words around the rows: the directory's own page, and what an organisation wrote about itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Locale, PageViewRestriction

from organizations.models import Organization, OrganizationIndexPage, OrganizationPage
from portal.base.generation import per_generation
from portal.base.tree import restricted_paths


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
    """Return the text in a language and the other languages that have one; a query, and one more for a text.

    A page that is being previewed stands in for the live one; one that not everybody may read is not shown.
    A page is wide, so only what says whether there is something to read is asked for all languages.
    """
    pages = OrganizationPage.objects.live().filter(organization=organization).order_by()
    codes, closed = language_codes(), restricted_paths()
    live = {
        codes[locale]: (pk, bool(intro.strip()) or bool(body and body != "[]"), bool(own_words or picture))
        for pk, locale, path, intro, body, own_words, picture in pages.values_list(
            "pk", "locale_id", "path", "intro", "body", "search_description", "share_image_id"
        )
        if not path.startswith(closed or ("-",))
    }
    others = tuple(code for code in sorted(live) if code != language and live[code][1])
    page = preview
    if page is None and language in live and any(live[language][1:]):
        page = OrganizationPage.objects.get(pk=live[language][0])
    return Texts(page, others)
