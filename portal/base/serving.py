"""The fast way from an address to a page.

Wagtail asks one query per part of an address; ours asks one for the whole, and keeps what never
depends on the reader (site, roots, restrictions) in the process. Whatever is unusual (a restricted
page, a page that routes below itself, an address without a page) goes Wagtail's own way.
"""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from portal.base.languages import LANGUAGES, NATIVE_NAMES, current_language
from portal.base.pages import BasePage
from portal.base.tree import default_site, is_restricted, public_path, root_path, root_paths


def find_page(path: str, language: str) -> Page | None:
    """Return the live page at `path` below that language's front page, or None."""
    root = root_path(language)
    if root is None:
        return None
    return Page.objects.filter(url_path=f"{root}{path}", live=True).first()


def other_languages(path: str, language: str) -> list[dict[str, str]]:
    """Return the pages that everybody may read at the same address in other languages."""
    wanted = {f"{root}{path}": code for code, root in root_paths().items() if code != language}
    pages = Page.objects.filter(url_path__in=wanted, live=True).only("url_path", "path", "title")
    found = {wanted[page.url_path]: page for page in pages if not is_restricted(page)}
    return [
        {
            "code": code,
            "name": NATIVE_NAMES[code],
            "title": found[code].title,
            "href": public_path(found[code].url_path, code) or "",
        }
        for code in LANGUAGES
        if code in found
    ]


def serve_page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Answer with the page at that address, or say in which languages there is one."""
    path = path and f"{path.strip('/')}/"
    page = find_page(path, current_language())
    if page is None:
        return _serve_without_page(request, path)
    if is_restricted(page):
        return wagtail_serve(request, path)
    request._wagtail_site = default_site()  # type: ignore[attr-defined]  # Wagtail's own memo on the request
    specific = page.specific
    if not isinstance(specific, BasePage):
        return wagtail_serve(request, path)
    return specific.serve(request)


def _serve_without_page(request: HttpRequest, path: str) -> HttpResponseBase:
    if root_path(current_language()):
        # A page may route below itself. Without a front page Wagtail would show another language's.
        with suppress(Http404):
            return wagtail_serve(request, path)
    others = other_languages(path, current_language())
    if not others:
        raise Http404
    return in_other_languages(request, others)


def in_other_languages(request: HttpRequest, others: list[dict[str, str]]) -> HttpResponse:
    """Say that an address has nothing in the reader's language, and offer it in others.

    Each of them has `code`, `name`, `title` and `href`.
    """
    available = [other["code"] for other in others]
    response = render(
        request,
        "home/missing_language.html",
        {"others": others, "available_languages": available},
        status=404,
    )
    response["Cache-Control"] = "no-store"
    return response
