"""Parts of the form of an organisation that are more than a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel

from organizations.admin_views.forms import OrganizationForm
from organizations.enums import Status
from organizations.models import Organization, OrganizationPage
from organizations.widgets import LatitudePicker, LongitudeInput
from portal.base.languages import LANGUAGES, NATIVE_NAMES

#: What can be done to an organisation of each status, by the names of the addresses.
ACTS: dict[str, tuple[str, ...]] = {
    Status.LISTED: ("hide", "merge", "remove"),
    Status.HIDDEN: ("show", "merge", "remove"),
    Status.MERGED: ("show", "remove"),
}


def act_url(act: str, organization: Organization) -> str:
    """Return the address of the screen on which an act is confirmed."""
    return reverse(Organization.snippet_viewset.get_url_name(act), args=[organization.pk])  # type: ignore[attr-defined]  # set when it is registered


class StatusPanel(Panel):
    """The status, and the acts that change it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "organizations/admin/status_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the acts with their addresses."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            names = {
                "hide": _("Hide"),
                "show": _("Show on the site"),
                "merge": _("Merge into another"),
                "remove": _("Take down on request"),
            }
            row = self.instance
            acts = ACTS[row.status] if row.pk else ()
            context["acts"] = [(names[act], act_url(act, row)) for act in acts]
            context["organization"] = row
            return context


@dataclass(frozen=True)
class PageLine:
    """The page of one language: none, a draft, or live."""

    language: str
    code: str
    url: str = ""
    is_live: bool = False
    has_draft: bool = False
    has_text: bool = False


class PagesPanel(Panel):
    """The pages of an organisation by language, with links to their forms."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "organizations/admin/pages_panel.html"

        def is_shown(self) -> bool:
            """A new organisation has no pages yet."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add a line for each language; one query."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            pages = OrganizationPage.objects.filter(organization=self.instance).select_related("locale")
            by_code = {page.locale.language_code: page for page in pages}
            context["lines"] = [_line(code, by_code.get(code)) for code in LANGUAGES]
            return context


def _line(code: str, page: OrganizationPage | None) -> PageLine:
    if page is None:
        return PageLine(NATIVE_NAMES[code], code)
    return PageLine(
        language=NATIVE_NAMES[code],
        code=code,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        is_live=page.live,
        has_draft=page.has_unpublished_changes,
        has_text=bool(page.intro or page.body),
    )


class ContactsPanel(Panel):
    """The ways to reach an organisation, each with where it is shown; blank rows take new ones."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "organizations/admin/contacts_panel.html"


def fields(*names: str) -> list[FieldPanel]:
    """Return plain panels for those fields."""
    return [FieldPanel(name) for name in names]


ORGANIZATION_PANELS = ObjectList(
    [
        StatusPanel(heading=gettext_lazy("Status")),
        MultiFieldPanel(
            [
                FieldPanel("number"),
                *fields(*(f"name_{code}" for code in LANGUAGES)),
                *fields(*(f"short_{code}" for code in LANGUAGES)),
            ],
            gettext_lazy("Names"),
            help_text=gettext_lazy(
                "An empty short name is taken from what stands in quotes in the full name."
            ),
        ),
        MultiFieldPanel(
            [
                FieldPanel("legal_form"),
                FieldPanel("sectors", widget=forms.CheckboxSelectMultiple),
                *fields("sectors_reason", "reach"),
            ],
            gettext_lazy("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("city", widget=forms.Select),
                FieldPanel("region", widget=forms.Select),
                FieldPanel("address"),
                FieldPanel("precision", widget=forms.RadioSelect),
                FieldPanel("longitude", widget=LongitudeInput),
                FieldPanel("latitude", widget=LatitudePicker),
            ],
            gettext_lazy("Place"),
            help_text=gettext_lazy("Where a town is chosen the region follows from it."),
        ),
        ContactsPanel(heading=gettext_lazy("Contacts")),
        MultiFieldPanel(
            fields("contact_person", "confirmed_on", "source_year", "source_note"), gettext_lazy("Source")
        ),
        PagesPanel(heading=gettext_lazy("Pages")),
    ],
    base_form_class=OrganizationForm,
)
