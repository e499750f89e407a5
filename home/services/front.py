"""The front pages: one for each language, the Kazakh one at the root of the site."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from home.services.reading import HomeText
from portal.base.languages import LANGUAGES
from portal.base.sites import set_site_from_settings
from portal.loading.keys import key_of_page
from portal.loading.publishing import row_of

HOME = "home"
#: What Wagtail's own migration puts at the root of an empty site.
STOCK_SLUG = "home"


def ensure_languages() -> dict[str, Locale]:
    """Return the three locales by code, making those that are missing."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


def front_page(language: str) -> HomePage | None:
    """Return the front page of a language, published or not."""
    return row_of(HomePage, HOME, language)


@transaction.atomic
def add_front_page(language: str, text: HomeText, locale: Locale) -> HomePage:
    """Add the front page of a language; the Kazakh one becomes the root of the site."""
    page = front_page_as(text)
    page.slug, page.locale, page.translation_key, page.live = language, locale, key_of_page(HOME), True
    Page.get_first_root_node().add_child(instance=page)
    if language == LANGUAGES[0]:
        make_root(page)
    return page


def front_page_as(text: HomeText, ask_page: Page | None = None) -> HomePage:
    """Return an unsaved front page with those words."""
    return HomePage(
        title=text.title,
        search_description=text.seo_description,
        hero_title=text.hero_title,
        hero_text=text.hero_text,
        ask_title=text.ask_title,
        ask_page=ask_page,
    )


def make_root(page: HomePage) -> None:
    """Let the site begin at that page, and take away what Wagtail's migration put there."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    stock = site.root_page if site.root_page_id else None
    site.root_page = page
    site.save()
    set_site_from_settings()
    if stock and stock.slug == STOCK_SLUG and type(stock.specific) is Page and stock.is_leaf():
        stock.delete()
