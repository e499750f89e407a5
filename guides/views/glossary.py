"""The list of terms."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guides.services.glossary import terms
from guides.views.missing import offer
from guides.views.steps import glossary_step, guides_step
from portal.base.languages import LANGUAGES, current_language
from portal.pagestore.decorators import public_page


@require_safe
@public_page()
def glossary(request: HttpRequest) -> HttpResponseBase:
    """Show all terms with their meanings, by the alphabet of the reader's language."""
    languages = [code for code in LANGUAGES if terms(code)]
    if current_language() not in languages:
        return offer(request, {code: _title(code) for code in languages})
    context = {
        "terms": list(terms(current_language()).values()),
        "crumbs": [guides_step(), glossary_step()],
        "available_languages": languages,
    }
    return render(request, "guides/glossary.html", context)


def _title(language: str) -> str:
    with translation.override(language):
        return _("Terms")
