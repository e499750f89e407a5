"""The directory in the admin: what is listed, filtered, edited, and what nobody may do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from organizations.admin_views import acts, imports, mistakes, places
from organizations.admin_views.listing import OrganizationIndexView
from organizations.models import City, MistakeReport, Organization, Region
from organizations.panels import ORGANIZATION_PANELS, fields
from portal.base.admin import LimitedViewSet
from portal.base.languages import LANGUAGES


class OrganizationViewSet(LimitedViewSet):
    """Organisations are edited, hidden, shown and merged; nobody deletes one."""

    model = Organization
    icon = "group"
    never = ("delete",)
    list_per_page = 50
    index_view_class = OrganizationIndexView
    edit_handler = ORGANIZATION_PANELS

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the acts to Wagtail's own addresses."""
        views = {
            "hide": acts.HideView,
            "show": acts.ShowView,
            "merge": acts.MergeView,
            "remove": acts.RemoveView,
        }
        return super().get_urlpatterns() + [
            path(f"{name}/<int:pk>/", self.construct_view(view, header_icon=view.header_icon), name=name)
            for name, view in views.items()
        ]


class RegionViewSet(LimitedViewSet):
    """The regions as since June 2022: their names may be corrected."""

    model = Region
    icon = "site"
    never = ("add", "delete")
    list_display = ["name_kk", "name_ru", "name_en", "iso_code", "id"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            *[FieldPanel(name, read_only=True) for name in ("id", "iso_code")],
            *fields(*(f"name_{code}" for code in LANGUAGES)),
            FieldPanel("capital", widget=forms.Select),
            FieldRowPanel(fields("latitude", "longitude")),
        ],
        base_form_class=places.RegionForm,
    )


class CityViewSet(LimitedViewSet):
    """The towns of the directory; one that organisations stand in cannot be deleted."""

    model = City
    icon = "home"
    list_display = ["name_kk", "name_ru", "name_en", "region", "id"]
    list_filter = ["region"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            FieldPanel("id"),
            *fields(*(f"name_{code}" for code in LANGUAGES), "former_names"),
            FieldPanel("region", widget=forms.Select),
            FieldRowPanel(fields("latitude", "longitude")),
            FieldRowPanel(fields("population", "geonames_id")),
        ],
        base_form_class=places.CityForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the regions with the towns."""
        return City.objects.select_related("region")


class MistakeReportViewSet(LimitedViewSet):
    """Reports are read and closed; nobody writes or deletes one here."""

    model = MistakeReport
    icon = "warning"
    never = ("add", "delete")
    index_view_class = mistakes.MistakeReportIndexView
    edit_handler = ObjectList([FieldPanel("state", read_only=True)])

    @property
    def edit_view(self) -> Any:
        """Show the report with what can be done about it, not a form of its fields."""
        return self.construct_view(mistakes.MistakeReportView)


class DirectoryImportViewSet(ViewSet):
    """Import of the directory by upload."""

    name = "directory-imports"
    icon = "upload"
    menu_label = _("Imports")

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """Show it only to those who may import."""

        def is_shown(_item: MenuItem, request: HttpRequest) -> bool:
            return bool(request.user.has_perm(imports.PERMISSION))

        return type("ImportMenuItem", (MenuItem,), {"is_shown": is_shown})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the screens of one another."""
        names = {
            f"{name}_url_name": self.get_url_name(name) for name in ("index", "detail", "progress", "report")
        }
        return super().get_common_view_kwargs(**names, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the screens: all imports, one, its progress, its report."""
        return [
            path("", self.construct_view(imports.ImportIndexView), name="index"),
            path("<int:pk>/", self.construct_view(imports.ImportDetailView), name="detail"),
            path("<int:pk>/progress/", self.construct_view(imports.ImportProgressView), name="progress"),
            path("<int:pk>/report/", self.construct_view(imports.ImportReportView), name="report"),
        ]


class DirectoryViewSetGroup(SnippetViewSetGroup):
    """What belongs to the directory."""

    items = (OrganizationViewSet, RegionViewSet, CityViewSet, MistakeReportViewSet, DirectoryImportViewSet)
    menu_label = _("Directory")
    menu_name = "directory"
    menu_icon = "group"
    menu_order = 200
