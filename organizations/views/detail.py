"""One organisation's own page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.text import capfirst

from organizations.enums import LegalForm, Precision, Reach, Status
from organizations.models import Organization, OrganizationPage
from organizations.outline import REGION_BOXES
from organizations.rules import LONG_NAME
from organizations.services.in_guides import guide_href
from organizations.services.neighbours import neighbours
from organizations.services.share import picture_url
from organizations.services.showing import AROUND, directions, figure, place, seated
from organizations.services.structured import structured_data
from organizations.services.texts import texts
from organizations.services.ways import ways
from organizations.views.steps import steps_to
from portal.base.languages import NATIVE_NAMES, current_language
from portal.base.structured import as_script
from portal.base.templatetags.links import address_in
from portal.pagestore.decorators import public_page

MAX_STEPS = 5


@public_page()
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the facts and, where there is one, the text in the reader's language."""
    language = current_language()
    preview: OrganizationPage | None = getattr(request, "preview_page", None)
    organization = Organization.objects.for_page().filter(slug=slug).first()
    if preview is None:
        organization, moved_to = settle(organization)
        if moved_to:
            return moved_to
    elif organization is None:
        raise Http404
    seated(organization)
    context = {
        "organization": organization,
        "crumbs": steps_to(organization, language),
        **_heading(organization, language),
        **_facts(organization, language),
        **_words(request, organization, language, preview),
        "ways": ways(organization),
        "neighbours": neighbours(organization, language),
        "structured": as_script(structured_data(organization, language)),
        "share_picture": picture_url(organization, language),
    }
    return render(request, "organizations/detail.html", context)


def moved(request: HttpRequest, number: int) -> HttpResponse:
    """Lead from an organisation's number, as the 2020 list prints it, to its page."""
    found = Organization.objects.filter(number=number).first() if number < 2**31 else None
    organization, moved_to = settle(found)
    return moved_to or HttpResponsePermanentRedirect(organization.get_absolute_url())


def settle(organization: Organization | None) -> tuple[Organization, HttpResponse | None]:
    """Return an organisation that the public may see, and the way to another one that it was merged into.

    Raises `Http404` for one that is hidden, for a demo, and for none.
    """
    found, steps = organization, 0
    while found and found.status == Status.MERGED and steps < MAX_STEPS:
        found, steps = found.merged_into, steps + 1
    if found is None or found.status != Status.LISTED or found.is_demo:
        raise Http404
    return found, HttpResponsePermanentRedirect(found.get_absolute_url()) if steps else None


def _heading(organization: Organization, language: str) -> dict[str, Any]:
    """Return the names: a long registered one stands in small below the short one."""
    full, short = organization.name(language), organization.short(language)
    is_long = len(full.text) > LONG_NAME
    chosen = directions(organization, language)
    only = chosen[0].id if len(chosen) == 1 else ""
    return {
        "name": short if is_long else full,
        "short_name": short,
        "full_name": full if is_long else None,
        "directions": chosen,
        "opener_sector": only,
        "guide": guide_href(only, language),
        "figure": figure(organization),
    }


def _facts(organization: Organization, language: str) -> dict[str, Any]:
    form = LegalForm(organization.legal_form)
    return {
        "place": place(organization.city_id, organization.region_id, language),
        "city": organization.city,
        "region": None if organization.region_id in AROUND and organization.city else organization.region,
        "form": "" if form == LegalForm.OTHER else capfirst(str(form.label)),
        "outline": list(REGION_BOXES),
        "reach": capfirst(str(Reach(organization.reach).label)) if organization.reach else "",
        "is_exact": organization.precision == Precision.EXACT and bool(organization.address),
        "full_names": _full_names(organization, language),
    }


def _full_names(organization: Organization, language: str) -> list[dict[str, str]]:
    """Return the full name in the reader's language, then the registered Kazakh one where it differs."""
    names = [organization.name(code) for code in dict.fromkeys((language, "kk"))]
    return [{"text": text, "language": code} for text, code in dict.fromkeys(names)]


def _words(
    request: HttpRequest, organization: Organization, language: str, preview: OrganizationPage | None
) -> dict[str, Any]:
    found = texts(organization, language, preview)
    others = [
        {"code": code, "name": NATIVE_NAMES[code], "href": address_in(request.path, code)}
        for code in found.languages
    ]
    return {"page": found.page, "is_written": found.is_written, "other_languages": others}
