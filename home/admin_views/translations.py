"""The report of translations: every page in every language, what is missing and what lags."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home.services import translations
from portal.base.languages import LANGUAGES, NATIVE_NAMES


class TranslationFilterSet(WagtailFilterSet):
    """All pages, or those with something to do."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[
            ("lacks", _("lacks a language")),
            ("lags", _("a translation is older than the Kazakh text")),
        ],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_state",
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def _add_locale_filter(self) -> None:
        """Leave Wagtail's filter by language out: every page is here in all of them."""

    def by_state(self, found: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Keep the pages of that state."""
        return found.filter(**{value: 1})


class TranslationsView(ReportView):
    """Three queries a screen, whatever the number of pages."""

    page_title = _("Translations")
    header_icon = "globe"
    results_template_name = "home/admin/translations_results.html"
    index_url_name = "home_reports:translations"
    index_results_url_name = "home_reports:translations_results"
    filterset_class = TranslationFilterSet
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    is_searchable = False

    def get_queryset(self) -> QuerySet[Page]:
        """Return the pages in the order of the tree."""
        return translations.pages().select_related("content_type").order_by("path")

    def decorate_paginated_queryset(self, object_list: Any) -> list[translations.Line]:
        """Add the other languages to the pages of this screen."""
        return translations.lines(object_list)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the names of the languages, and whether this person may order translations."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["languages"] = [(code, NATIVE_NAMES[code]) for code in LANGUAGES]
        context["may_translate"] = self.request.user.has_perm("wagtail_localize.submit_translation")
        return context
