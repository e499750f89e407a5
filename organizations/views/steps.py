"""The way to a page of this room, as the breadcrumbs show it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from organizations.models import Organization
from organizations.services.choices import label_of
from portal.base.languages import current_language

Step = dict[str, str]


def home_step(language: str) -> Step:
    """Return the step to the front page."""
    return {"label": _("Home"), "href": f"/{language}/"}


def directory_step() -> Step:
    """Return the step to the whole list."""
    return {"label": _("Organisations"), "href": reverse("organizations:list")}


def organization_step(organization: Organization, link: bool = True) -> Step:
    """Return the step to an organisation, or the organisation as the last one."""
    name = organization.short()
    step = {"label": name.text, "href": organization.get_absolute_url() if link else ""}
    return step if name.language == current_language() else {**step, "lang": name.language}


def steps_to(organization: Organization, language: str) -> list[Step]:
    """Return the way to an organisation's page: the list, its town or region, itself."""
    name, value = (
        ("city", organization.city_id) if organization.city_id else ("region", organization.region_id)
    )
    town = {
        "label": label_of(name, value or "", language),
        "href": f"{reverse('organizations:list')}?{name}={value}",
    }
    return [directory_step(), town, organization_step(organization, link=False)]
