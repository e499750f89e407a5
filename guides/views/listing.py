"""The list of the guides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.models import GuideIndexPage
from guides.services.contents import guides, home_of_shared
from guides.services.forms import form_cards
from guides.services.glossary import terms
from guides.services.published import index_pages
from guides.views.missing import elsewhere
from guides.views.pages import index_page, preview_of
from guides.views.steps import guides_step, home_step
from portal.base.languages import LANGUAGES, NATIVE_NAMES, current_language
from portal.base.templatetags.links import address_in
from portal.pagestore.decorators import public_page


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponseBase:
    """List the guides of the reader's language."""
    language = current_language()
    page = preview_of(request, GuideIndexPage) or index_page(language)
    if page is None:
        return elsewhere(request)
    found, home = guides(language), home_of_shared(language)
    context = {
        "page": page,
        "directions": [guide for guide in found if guide.sector],
        "programmes": [guide for guide in found if not guide.sector],
        "begin": home.chapters[0] if home else None,
        "has_forms": bool(form_cards(language)),
        "has_terms": bool(terms(language)),
        "others": [] if found else _others(request, language),
        "crumbs": [home_step(), guides_step(link=False)],
        "available_languages": [code for code in LANGUAGES if code in index_pages()],
    }
    return render(request, "guides/index.html", context)


def _others(request: HttpRequest, language: str) -> list[dict[str, str]]:
    """Return the links to the other languages that have guides."""
    return [
        {"label": NATIVE_NAMES[code], "href": address_in(request.path, code)}
        for code in LANGUAGES
        if code != language and guides(code) and index_page(code)
    ]
