"""The list of organisations in the admin: filters, search by folded words, export as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from organizations.enums import LegalForm, Status
from organizations.models import Organization
from organizations.querysets import OrganizationQuerySet
from organizations.services import exporting
from organizations.services.choices import label_of
from organizations.services.directory import MAX_QUERY, NO_SECTOR, DirectoryFilter, sectors
from organizations.services.places import sorted_city_ids, sorted_region_ids
from organizations.services.showing import directions, place
from portal.base.languages import current_language

Choices = list[tuple[str, str]]

YES, NO = "yes", "no"
LARGEST_NUMBER = 2_147_483_647


def _choices(name: str, ids: Callable[[], list[str]]) -> Callable[[], Choices]:
    return lambda: [(value, label_of(name, value, current_language())) for value in ids()]


class OrganizationFilterSet(WagtailFilterSet):
    """What the list can be narrowed to; the choices cost no query."""

    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Status, empty_label=_("All"), widget=forms.RadioSelect
    )
    confirmed = django_filters.ChoiceFilter(
        label=_("Confirmed by the organisation"),
        choices=[(YES, _("confirmed")), (NO, _("not confirmed"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_confirmation",
    )
    sector = django_filters.ChoiceFilter(
        label=_("Direction"),
        choices=_choices("sector", lambda: [*sectors(), NO_SECTOR]),
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_sector",
    )
    region = django_filters.ChoiceFilter(
        label=_("Region"), choices=_choices("region", lambda: list(sorted_region_ids(current_language())))
    )
    city = django_filters.ChoiceFilter(
        label=_("Town"), choices=_choices("city", lambda: list(sorted_city_ids(current_language())))
    )
    legal_form = django_filters.ChoiceFilter(
        label=_("Legal form"), choices=_choices("form", lambda: list(LegalForm.values))
    )

    demo = django_filters.ChoiceFilter(
        label=_("Demonstration"),
        choices=[(YES, _("only invented organisations"))],
        empty_label=_("none of it"),
        widget=forms.RadioSelect,
        method="by_demo",
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.DEMO:
            del self.filters["demo"]

    def filter_queryset(self, queryset: OrganizationQuerySet) -> OrganizationQuerySet:
        """Leave the demonstration out unless it is asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("demo") else found.filter(is_demo=False)

    def by_demo(self, found: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep the demonstration."""
        return found.filter(is_demo=True)

    def by_confirmation(self, found: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep what the organisations confirmed, or what they did not."""
        return found.filter(confirmed_on__isnull=value == NO)

    def by_sector(self, found: OrganizationQuerySet, name: str, value: str) -> OrganizationQuerySet:
        """Keep those of a direction, or those without any."""
        return found.filter(sectors=None if value == NO_SECTOR else value)


def search(found: OrganizationQuerySet, typed: str) -> OrganizationQuerySet:
    """Keep the organisation of that number, or those in whose names and places the words begin."""
    text = typed.strip()[:MAX_QUERY]
    if text.isascii() and text.isdigit():
        return found.filter(number=min(int(text), LARGEST_NUMBER))
    words = DirectoryFilter(q=text).words
    return found.saying(words) if words else found.none()


def narrowed(params: QueryDict) -> OrganizationQuerySet:
    """Return the organisations of the list with these parameters, all of its pages."""
    filters = OrganizationFilterSet(params, queryset=Organization.objects.all())
    found = filters.filter_queryset(filters.queryset) if filters.is_valid() else filters.queryset.none()
    return search(found, params["q"]) if params.get("q") else found


class OrganizationIndexView(IndexView):
    """Rows, their directions and the count are a query each; names of places are kept in the process."""

    is_searchable = True
    filterset_class = OrganizationFilterSet
    FORMATS = (IndexView.FORMAT_XLSX,)

    @property
    def default_ordering(self) -> str:
        """Order by the alphabet of the editor's language."""
        return f"sort_{current_language()}"

    def get_base_queryset(self) -> OrganizationQuerySet:
        """Fetch what a row shows, and nothing personal."""
        return Organization.objects.for_list()

    def search_queryset(self, queryset: OrganizationQuerySet) -> OrganizationQuerySet:
        """Search as the public directory does."""
        return search(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def list_display(self) -> list[str | BaseColumn]:
        """Return the columns; `columns` puts the boxes to tick before them."""
        language = current_language()
        title = self._get_title_column_class(TitleColumn)
        return [
            title(
                "name",
                label=_("Short name"),
                accessor=lambda row: row.short(language).text,
                sort_key=f"sort_{language}",
                get_url=self.get_edit_url,
                get_title_id=lambda row: f"snippet_{row.pk}_title",
            ),
            Column("number", label=_("No."), sort_key="number"),
            Column(
                "place", label=_("Place"), accessor=lambda row: place(row.city_id, row.region_id, language)
            ),
            Column("sectors", label=_("Directions"), accessor=lambda row: _sector_names(row, language)),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor=_status,
                sort_key="status",
                primary=lambda row: row.status == Status.LISTED,
            ),
            Column("confirmed_on", label=_("Confirmed"), accessor=_confirmed, sort_key="confirmed_on"),
        ]

    def get_list_more_buttons(self, instance: Organization) -> list[MenuItem]:
        """Offer the public page beside the form."""
        buttons = super().get_list_more_buttons(instance)
        if instance.status == Status.LISTED and not instance.is_demo:
            buttons.append(
                MenuItem(
                    _("View on the site"), url=instance.get_absolute_url(), icon_name="view", priority=50
                )
            )
        return buttons

    @property
    def show_export_buttons(self) -> bool:
        """Leave Wagtail's own buttons out: they offer CSV too."""
        return False

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the list as it is narrowed, as a spreadsheet."""
        download = Button(_("Download XLSX"), url=self.xlsx_export_url, icon_name="download", priority=90)
        return [*super().header_more_buttons, download]

    def as_spreadsheet(self, queryset: QuerySet[Organization], spreadsheet_format: str) -> HttpResponse:
        """Return the rows of the list as a file, without anything personal."""
        response = HttpResponse(exporting.workbook(queryset), content_type=exporting.MEDIA_TYPE)
        response["Content-Disposition"] = 'attachment; filename="organizations.xlsx"'
        return response


def _place(row: Organization, language: str) -> str:
    return place(row.city_id, row.region_id, language)


def _sector_names(row: Organization, language: str) -> str:
    return ", ".join(direction.name for direction in directions(row, language)) or "-"


def _status(row: Organization) -> str:
    label = capfirst(row.get_status_display())
    return _("%(status)s, demo") % {"status": label} if row.is_demo else label


def _confirmed(row: Organization) -> str:
    return date_format(row.confirmed_on, "SHORT_DATE_FORMAT") if row.confirmed_on else _("not confirmed")
