"""The list of terms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.services.glossary import terms
from portal.base.languages import LANGUAGES, current_language
from portal.pagestore.decorators import public_page


@require_safe
@public_page()
def glossary(request: HttpRequest) -> HttpResponse:
    """Show all terms with their meanings, by the alphabet of the reader's language."""
    found = terms(current_language())
    if not found:
        raise Http404
    languages = [code for code in LANGUAGES if terms(code)]
    context = {"terms": found.values(), "available_languages": languages}
    return render(request, "guides/glossary.html", context)
