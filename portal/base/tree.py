"""Where pages stand, kept in the process: site, front pages, paths, translations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page, PageViewRestriction, Site

from portal.base.generation import per_generation, remember, remembers
from portal.base.languages import LANGUAGES


@per_generation
def default_site() -> Site | None:
    """Return the portal's one site with its root page."""
    return Site.objects.select_related("root_page").filter(is_default_site=True).first()


@per_generation
def root_paths() -> dict[str, str]:
    """Return the tree path of each language's front page; do not change it."""
    site = default_site()
    if site is None:
        return {}
    found = Page.objects.filter(translation_key=site.root_page.translation_key, live=True)
    return dict(found.values_list("locale__language_code", "url_path"))


def root_path(language: str) -> str | None:
    """Return the tree path of a language's front page, or None while it is not published."""
    return root_paths().get(language)


@per_generation
def restricted_paths() -> tuple[str, ...]:
    """Return the tree paths below which not everybody may read."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def is_restricted(page: Page) -> bool:
    """Say whether not everybody may read the page."""
    return bool(restricted_paths()) and page.path.startswith(restricted_paths())


def public_path(url_path: str, language: str) -> str | None:
    """Return the address of a tree path, or None where it is not below that language's front page."""
    root = root_path(language)
    if root is None or not url_path.startswith(root):
        return None
    return f"/{language}/{url_path.removeprefix(root)}"


@per_generation
def live_languages(translation_key: UUID) -> tuple[str, ...]:
    """Return the languages in which a page is live, in our order."""
    found = set(
        Page.objects.filter(translation_key=translation_key, live=True).values_list(
            "locale__language_code", flat=True
        )
    )
    return tuple(code for code in LANGUAGES if code in found)


def live_paths(ids: Iterable[int], language: str) -> dict[int, str]:
    """Return the addresses of pages in that language, else in their own; what is not live has none.

    Each page is looked up once per generation.
    """
    wanted = set(ids)
    found = _live_paths((pk for pk in wanted if not remembers(("live path", pk, language))), language)

    def address(pk: int) -> str | None:
        return found[pk] if pk in found else _live_paths([pk], language)[pk]

    known = {pk: remember(("live path", pk, language), partial(address, pk)) for pk in wanted}
    return {pk: path for pk, path in known.items() if path}


def _live_paths(ids: Iterable[int], language: str) -> dict[int, str | None]:
    """Look pages up in one query, in none for no pages."""
    found: dict[int, str | None] = dict.fromkeys(ids)
    if not found:
        return found
    keys = Page.objects.filter(pk__in=found).values("translation_key")
    fields = ("pk", "translation_key", "locale__language_code", "live", "url_path")
    rows = list(Page.objects.filter(translation_key__in=keys).values_list(*fields))
    paths = {(key, code): public_path(url_path, code) for _pk, key, code, live, url_path in rows if live}
    versions = ((pk, paths.get((key, language)) or paths.get((key, code))) for pk, key, code, *_ in rows)
    return found | {pk: path for pk, path in versions if pk in found}


def paths_in(ids: Iterable[int], language: str) -> dict[int, str]:
    """Return the addresses of the pages' live translations in that language, by the pages asked for."""
    keys = dict(Page.objects.filter(pk__in=set(ids)).values_list("pk", "translation_key"))
    rows = Page.objects.filter(
        translation_key__in=set(keys.values()), locale__language_code=language, live=True
    ).values_list("translation_key", "url_path")
    paths = {key: public_path(url_path, language) for key, url_path in rows}
    return {pk: path for pk, key in keys.items() if (path := paths.get(key))}


class Version(NamedTuple):
    """A live page in one language: where it is and what it is called."""

    href: str
    title: str


@per_generation
def live_version(page_id: int, language: str) -> Version | None:
    """Return the live translation of a page in that language, or None."""
    found = (
        Page.objects.filter(
            translation_key__in=Page.objects.filter(pk=page_id).values("translation_key"),
            locale__language_code=language,
            live=True,
        )
        .values_list("url_path", "title")
        .first()
    )
    path = public_path(found[0], language) if found else None
    return Version(path, found[1]) if found and path else None
