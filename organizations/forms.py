"""The form by which a reader says that something in the directory is wrong."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from organizations.models import MistakeReport
from organizations.services.reports import MAX_TEXT


class ReportForm(forms.Form):
    """What is wrong, in the reader's words; no name and no account is asked for."""

    error_css_class = "bad"

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(kind.value, capfirst(kind.label)) for kind in MistakeReport.Kind],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose what it is about."),
        },
    )
    text = forms.CharField(
        label=_("What should be changed?"),
        help_text=_("For example the new phone number, and how you know it."),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say what should be changed.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only if you want an answer. It is deleted together with the report."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    homepage = forms.CharField(required=False)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(_with_key(data), **kwargs)
        self.fields["key"].initial = uuid.uuid4

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that no reader sees was filled in."""
        return bool(self.data.get("homepage"))


def _with_key(data: QueryDict | None) -> QueryDict | None:
    """Give a form that lost its key a new one: a reader must not pay for it."""
    if data is None:
        return None
    try:
        uuid.UUID(data.get("key", ""))
    except ValueError:
        data = data.copy()
        data["key"] = str(uuid.uuid4())
    return data
