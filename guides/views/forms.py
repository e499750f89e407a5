"""The printable forms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guides.enums import FormStatus
from guides.services.forms import form_cards, forms_at
from guides.views.missing import offer
from guides.views.steps import forms_step, guides_step
from portal.base.languages import LANGUAGES, current_language
from portal.pagestore.decorators import public_page


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponseBase:
    """List the printable forms."""
    languages = [code for code in LANGUAGES if form_cards(code)]
    if current_language() not in languages:
        return offer(request, {code: _title(code) for code in languages})
    context = {
        "groups": _groups(current_language()),
        "crumbs": [guides_step(), forms_step(link=False)],
        "available_languages": languages,
    }
    return render(request, "guides/forms.html", context)


def _groups(language: str) -> list[dict[str, Any]]:
    """Return the forms in use, then the samples after repealed orders."""
    titles = {FormStatus.CURRENT: _("In use"), FormStatus.REPEALED: _("Samples after repealed orders")}
    cards = form_cards(language).values()
    groups = [
        {"title": title, "cards": [card for card in cards if card.status == status]}
        for status, title in titles.items()
    ]
    return [group for group in groups if group["cards"]]


def _title(language: str) -> str:
    with translation.override(language):
        return _("Forms to print")


@require_safe
@public_page()
def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show a form as it will come out of the printer."""
    versions = forms_at(slug)
    form = versions.get(current_language())
    if form is None:
        return offer(request, {code: version.title for code, version in versions.items()})
    context = {
        "object": form,
        "crumbs": [guides_step(), forms_step()],
        "available_languages": [code for code in LANGUAGES if code in versions],
    }
    return render(request, "guides/form.html", context)
