"""Put menus, the dashboard's panel and the report of translations into the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet

from home.admin_views.localize import SyncView, download_named, refuse_unfinished
from home.admin_views.translations import TranslationsView
from home.panels import AttentionPanel
from home.viewsets import PortalViewSetGroup

register_snippet(PortalViewSetGroup)


@hooks.register("construct_homepage_panels")
def add_attention(request: HttpRequest, panels: list[Component]) -> None:
    """Say first what needs attention."""
    panels.append(AttentionPanel())


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """Add the report of translations."""
    views = [
        path("translations/", TranslationsView.as_view(), name="translations"),
        path(
            "translations/results/", TranslationsView.as_view(results_only=True), name="translations_results"
        ),
    ]
    return [path("portal/reports/", include((views, "home_reports"), namespace="home_reports"))]


class TranslationsMenuItem(MenuItem):
    """Shown to whoever writes pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for any right to write pages."""
        return bool(
            page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"})
        )


@hooks.register("register_reports_menu_item")
def translations_item() -> MenuItem:
    """Put the report first among the reports."""
    return TranslationsMenuItem(
        _("Translations"), reverse_lazy("home_reports:translations"), icon_name="globe", order=100
    )


@hooks.register("construct_reports_menu")
def leave_the_other_translations_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Two reports of one name confuse; that of wagtail-localize does not say what is live or lags behind."""
    other = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != other]


@hooks.register("register_admin_urls", order=-1)
def localize_urls() -> list[URLPattern]:
    """Answer at addresses of wagtail-localize before it does."""
    return [
        path("localize/update/<int:translation_source_id>/", SyncView.as_view(), name="sync_translations"),
        path("localize/translate/<int:translation_id>/pofile/download/", download_named, name="named_pofile"),
    ]


hooks.register("before_edit_page", refuse_unfinished, order=-1)
hooks.register("before_edit_snippet", refuse_unfinished, order=-1)
