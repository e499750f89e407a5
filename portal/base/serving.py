"""The fast way from an address to a page.

Wagtail asks one query per part of an address; ours asks one for the whole, and keeps what never
depends on the reader (site, roots, restrictions) in the process. Whatever is unusual (a restricted
page, a page that routes below itself, an address without a page) goes Wagtail's own way.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.views import serve as wagtail_serve

from portal.base.generation import per_generation
from portal.base.languages import current_language
from portal.base.pages import BasePage


@per_generation
def default_site() -> Site | None:
    """Return the portal's one site with its root page."""
    return Site.objects.select_related("root_page").filter(is_default_site=True).first()


@per_generation
def root_path(language: str) -> str | None:
    """Return the tree path of a language's front page, or None while it is not published."""
    site = default_site()
    if site is None:
        return None
    found = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language, live=True
    ).values_list("url_path", flat=True)
    return found.first()


@per_generation
def restricted_paths() -> tuple[str, ...]:
    """Return the tree paths below which not everybody may read."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def find_page(path: str, language: str) -> Page | None:
    """Return the live page at `path` below that language's front page, or None."""
    root = root_path(language)
    if root is None:
        return None
    return Page.objects.filter(url_path=f"{root}{path}", live=True).first()


def other_languages(path: str, language: str) -> list[str]:
    """Return the other languages in which a live page stands at the same address."""
    roots = {code: root_path(code) for code in ("kk", "ru", "en") if code != language}
    wanted = {f"{root}{path}": code for code, root in roots.items() if root}
    found = Page.objects.filter(url_path__in=wanted, live=True).values_list("url_path", flat=True)
    return [wanted[url_path] for url_path in found]


def serve_page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Answer with the page at that address."""
    path = path and f"{path.strip('/')}/"
    page = find_page(path, current_language())
    if page is None or page.path.startswith(restricted_paths() or ("-",)):
        return wagtail_serve(request, path)
    request._wagtail_site = default_site()  # type: ignore[attr-defined]  # Wagtail's own memo on the request
    specific = page.specific
    if not isinstance(specific, BasePage):
        return wagtail_serve(request, path)
    if not request.path.endswith("/"):
        raise Http404
    return specific.serve(request)
