"""What editors choose from: terms and forms by their keys."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import Locale

from portal.base.languages import LANGUAGES


def _choices(model: str, label: str) -> list[tuple[str, str]]:
    # The Kazakh source names them; a key that lost its row is still shown as the key.
    rows = apps.get_model("guides", model).objects.filter(
        locale__in=Locale.objects.filter(language_code=LANGUAGES[0])
    )
    return list(rows.order_by(label).values_list("key", label))


def term_choices() -> list[tuple[str, str]]:
    """Return the keys of all terms with the terms."""
    return _choices("GlossaryTerm", "term")


def form_choices() -> list[tuple[str, str]]:
    """Return the keys of all printable forms with their titles."""
    return _choices("FormTemplate", "title")
