"""The tree every public page stands in: a site, a front page and a directory page for each language."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Locale, Page, Site

from home.models import HomePage
from organizations.models import OrganizationIndexPage
from portal.base import generation
from portal.base.languages import LANGUAGES
from portal.loading.keys import key_of_page

FRONT = {
    "kk": ("Бас бет", "Бірге көмектесейік"),
    "ru": ("Главная", "Поможем вместе"),
    "en": ("Home", "Let us help together"),
}
DIRECTORY = {"kk": "Волонтерлік ұйымдар", "ru": "Волонтёрские организации", "en": "Volunteer organisations"}


@dataclass(frozen=True)
class SiteTree:
    """What `site_tree` made, by language."""

    site: Site
    locales: dict[str, Locale]
    homes: dict[str, HomePage]
    directories: dict[str, OrganizationIndexPage]


def site_tree(*, directories=True):
    """Make locales, front pages, the site and, unless told not to, the directory pages; all are published."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    root = Page.get_first_root_node()
    homes = {code: root.add_child(instance=_front_page(code, locales[code])) for code in LANGUAGES}
    site = _site(homes["kk"])
    made = {}
    if directories:
        made = {code: homes[code].add_child(instance=_directory(code, locales[code])) for code in LANGUAGES}
    generation.bump()
    return SiteTree(site, locales, homes, made)


def _front_page(code, locale):
    title, sentence = FRONT[code]
    return HomePage(
        title=title, slug=code, hero_title=sentence, locale=locale, translation_key=key_of_page("home")
    )


def _directory(code, locale):
    return OrganizationIndexPage(
        title=DIRECTORY[code],
        slug="organizations",
        locale=locale,
        translation_key=key_of_page("directory"),
        intro=f"{DIRECTORY[code]}: 78.",
        source_note="2020",
    )


def _site(root_page):
    """Put the root of the default site there, and take away the page of Wagtail's own migration."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    stock = Page.objects.filter(depth=2, slug="home").first()
    site.root_page = root_page
    site.save()
    if stock is not None:
        stock.delete()
    return site
