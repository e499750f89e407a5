"""Reports of mistakes in the admin: read, dealt with, closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn

from organizations.admin_views.acts import ActView
from organizations.enums import ReportState
from organizations.models import MistakeReport, Organization
from organizations.panels import act_url
from organizations.services import answering
from portal.base.admin import PlainIndexView
from portal.base.languages import NATIVE_NAMES

SHOWN = 90


class MistakeReportIndexView(PlainIndexView):
    """The newest first; two queries whatever the number."""

    default_ordering = "-created_at"
    list_filter = ["state", "kind"]

    def get_base_queryset(self) -> Any:
        """Fetch the names of the organisations with the reports."""
        names = [f"organization__{name}" for name in ("number", "short_kk", "short_ru", "short_en")]
        own = ["kind", "text", "state", "created_at", "organization_id"]
        return MistakeReport.objects.select_related("organization").only(*own, *names)

    @cached_property
    def list_display(self) -> list[BaseColumn]:
        """Return the columns; the address for an answer is on the report's own screen only."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title(
                "organization",
                label=_("Organisation"),
                accessor=lambda row: row.organization.short().text,
                get_url=self.get_edit_url,
            ),
            Column("kind", label=_("What it is about"), accessor="get_kind_display"),
            Column("text", label=_("Text"), accessor=lambda row: Truncator(row.text).chars(SHOWN)),
            DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda row: row.state == ReportState.OPEN,
            ),
        ]


class AnswerForm(forms.Form):
    """What became of the report."""

    state = forms.ChoiceField(label=_("What became of it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            ReportState.DONE: _("done: the directory is right now"),
            ReportState.REFUSED: _("refused: nothing had to be changed"),
            ReportState.OPEN: _("open again"),
        }
        self.fields["state"].choices = [(key, label) for key, label in words.items() if key != now]


class MistakeReportView(ActView):
    """One report with all that was written, the way to the organisation, and what became of it."""

    model = MistakeReport
    page_title = _("Report of a mistake")
    header_icon = "warning"
    template_name = "organizations/admin/report.html"
    form_class = AnswerForm
    button = _("Save")
    done = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the states that it is not in."""
        return {**super().get_form_kwargs(), "now": self.object.state}

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """Close it or open it again."""
        return answering.answer(self.object, ReportState(form.cleaned_data["state"]), actor=actor)

    def get_page_subtitle(self) -> str:
        """Name the organisation."""
        return str(self.object.organization)

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse(self.index_url_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the report, its language in words, and the form of the organisation."""
        organization = self.object.organization
        return super().get_context_data(
            report=self.object,
            language=NATIVE_NAMES.get(self.object.language, self.object.language),
            organization_url=reverse(
                Organization.snippet_viewset.get_url_name("edit"), args=[organization.pk]
            ),
            removal_url=act_url("remove", organization),
            **kwargs,
        )
