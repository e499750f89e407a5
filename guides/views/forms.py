"""The printable forms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.models import FormTemplate
from guides.services.forms import form_cards
from portal.base.generation import per_generation
from portal.base.languages import LANGUAGES, NATIVE_NAMES, current_language
from portal.base.serving import in_other_languages
from portal.base.templatetags.links import address_in
from portal.pagestore.decorators import public_page


@per_generation
def _forms_at(slug: str) -> dict[str, FormTemplate]:
    """Return the published form at that address in each language that has it."""
    rows = FormTemplate.objects.filter(slug=slug, live=True).select_related("locale")
    return {row.locale.language_code: row for row in rows}


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponse:
    """List the printable forms."""
    cards = form_cards(current_language())
    if not cards:
        raise Http404
    return render(request, "guides/forms.html", {"cards": cards.values()})


@require_safe
@public_page()
def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show a form as it will come out of the printer."""
    versions = _forms_at(slug)
    form = versions.get(current_language())
    if form is None:
        others = [
            {
                "code": code,
                "name": NATIVE_NAMES[code],
                "title": versions[code].title,
                "href": address_in(request.path, code),
            }
            for code in LANGUAGES
            if code in versions
        ]
        if not others:
            raise Http404
        return in_other_languages(request, others)
    context = {"object": form, "available_languages": [code for code in LANGUAGES if code in versions]}
    return render(request, "guides/form.html", context)
