"""The form of a menu item in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import MenuItem
from portal.base import destinations
from portal.base.guards import GuardedRowForm
from portal.base.languages import current_language


class MenuItemForm(GuardedRowForm):
    """A group is an item of the first level of the same menu; a part of the portal is one that there is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = MenuItem.objects.filter(parent=None).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = groups
        names = dict.fromkeys([*destinations.names(), *filter(None, [self.instance.destination])])
        self.fields["destination"] = forms.ChoiceField(
            label=self.fields["destination"].label,
            help_text=self.fields["destination"].help_text,
            required=False,
            choices=[("", "---------"), *((name, _with_path(name)) for name in names)],
        )
        if not self.instance._state.adding:
            self.fields["key"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse a group of another menu, and a group that would become a part of a group."""
        cleaned = super().clean()
        parent, place = cleaned.get("parent"), cleaned.get("place")
        if parent and place and parent.place != place:
            self.add_error("parent", _("This group stands in the other menu."))
        if parent and self.instance.pk and self.instance.children.exists():
            self.add_error("parent", _("This item is a group itself."))
        return cleaned


def _with_path(name: str) -> str:
    path = destinations.path_of(name, current_language())
    return f"{name} ({path})" if path else name
