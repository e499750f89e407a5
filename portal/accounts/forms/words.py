"""The words of the fields, and the base of forms that use them; no placeholder stands in for a label."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    """What stands above a field, and the hint below that."""

    label: str | Promise
    hint: str | Promise = ""


EMAIL = Words(_("E-mail address"))
PASSWORD = Words(_("Password"))
NEW_PASSWORD = Words(
    _("New password"),
    _("At least 12 characters. Several words in a row are strong and easy to remember."),
)
MAILED_CODE = Words(_("Code from the mail"), _("Eight digits. The dash does not matter."))
APP_CODE = Words(_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))


class OurWords(forms.Form):
    """Gives the fields the words of `words`, by field name."""

    words: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]  # type: ignore[assignment]  # lazy is fine
            if name == "code":
                field.widget.attrs.update({"class": "in-code", "inputmode": "numeric"})
