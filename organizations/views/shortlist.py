"""A reader's own list: what the address names, to print, to share and to call one after the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from organizations.models import Organization
from organizations.services.shortlist import listed, read_numbers, write_numbers
from organizations.services.showing import row
from organizations.services.ways import public_ways
from organizations.views.steps import directory_step
from portal.base.languages import current_language


@require_safe
@cache_control(private=True)
def shortlist(request: HttpRequest) -> HttpResponse:
    """Show the organisations that `n` names, in its order; numbers that were added join the others."""
    numbers = read_numbers(request.GET.getlist("n"))
    if len(request.GET.getlist("n")) > 1:
        return HttpResponseRedirect(f"{request.path}?n={write_numbers(numbers)}")
    language = current_language()
    found = listed(numbers)
    context = {
        "crumbs": [directory_step(), {"label": _("My list")}],
        "items": [_item(organization, numbers, language) for organization in found],
        "numbers": write_numbers(numbers),
        "missing": len(numbers) - len(found),
    }
    return render(request, "organizations/shortlist.html", context)


def _item(organization: Organization, numbers: tuple[int, ...], language: str) -> dict[str, Any]:
    rest = [number for number in numbers if number != organization.number]
    return {
        "row": row(organization, language),
        "ways": public_ways(organization),
        "rest": f"?n={write_numbers(rest)}" if rest else "?",
    }
