"""What an address of the guides answers that has nothing in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse

from guides.services.contents import guide_at
from guides.views.pages import index_page
from portal.base.languages import LANGUAGES, NATIVE_NAMES, current_language
from portal.base.serving import in_other_languages
from portal.base.templatetags.links import address_in


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Offer the same address in the languages that have it; raises `Http404` where none does."""
    match = request.resolver_match
    asked = match.kwargs if match else {}
    return offer(
        request, {code: _title(code, asked.get("guide"), asked.get("chapter")) for code in LANGUAGES}
    )


def offer(request: HttpRequest, titles: Mapping[str, str]) -> HttpResponse:
    """Offer an address in the languages for which there is a title; raises `Http404` where there is none."""
    others = [
        {
            "code": code,
            "name": NATIVE_NAMES[code],
            "title": titles[code],
            "href": address_in(request.path, code),
        }
        for code in LANGUAGES
        if code != current_language() and titles.get(code)
    ]
    if not others:
        raise Http404
    return in_other_languages(request, others)


def _title(language: str, guide: str | None, chapter: str | None) -> str:
    if guide is None:
        page = index_page(language)
        return page.title if page else ""
    found = guide_at(guide, language)
    if found is None or chapter is None:
        return found.title if found else ""
    entry = found.entry(chapter)
    return entry.title if entry else ""
