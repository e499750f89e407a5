"""The form by which a reader reports a mistake, on an address of its own that nobody keeps a copy of."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from organizations.forms import ReportForm
from organizations.models import MistakeReport, Organization
from organizations.services.reports import report_mistake
from organizations.views.detail import settle
from organizations.views.steps import directory_step, organization_step
from portal.base.errors import PortalError
from portal.base.languages import current_language
from portal.base.limits import limit

RATE = "10/h"


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is wrong; written once, however often the button is pressed."""
    organization, moved_to = settle(Organization.objects.filter(slug=slug).first())
    if moved_to:
        return moved_to
    if request.method != "POST":
        return _page(request, organization, ReportForm(initial=_initial(request)))
    form = ReportForm(request.POST)
    if form.is_from_a_machine:
        return _thanks(slug)
    if not form.is_valid():
        return _page(request, organization, form, status=422)
    try:
        limit(request, "organizations.report", RATE)
        _write(organization, form)
    except PortalError as error:
        form.add_error(None, str(error.message))
        response = _page(request, organization, form, status=error.status)
        if error.retry_after:
            response["Retry-After"] = str(error.retry_after)
        return response
    return _thanks(slug)


@require_safe
@cache_control(private=True, no_store=True)
def report_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the report has arrived, and what happens next."""
    organization, moved_to = settle(Organization.objects.filter(slug=slug).first())
    return moved_to or render(request, "organizations/report_thanks.html", _context(organization))


def _initial(request: HttpRequest) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in MistakeReport.Kind.values else {}


def _write(organization: Organization, form: ReportForm) -> None:
    answers = form.cleaned_data
    report_mistake(
        organization,
        key=answers["key"],
        kind=answers["kind"],
        text=answers["text"],
        email=answers["email"],
        language=current_language(),
    )


def _page(
    request: HttpRequest, organization: Organization, form: ReportForm, status: int = 200
) -> HttpResponse:
    return render(
        request, "organizations/report.html", {**_context(organization), "form": form}, status=status
    )


def _context(organization: Organization) -> dict[str, Any]:
    return {
        "organization": organization,
        "name": organization.short(),
        "crumbs": [directory_step(), organization_step(organization), {"label": _("Report a mistake")}],
    }


def _thanks(slug: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse("organizations:report_thanks", args=[slug]))
    response.status_code = 303
    return response
