"""What can be done to many organisations at once: set their directions, hide them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from guides.models import Sector
from organizations.admin_views.listing import narrowed
from organizations.enums import Status
from organizations.models import Organization
from organizations.services import publishing
from organizations.services.editing import Change, change_sectors

Done = tuple[int, int]


class OrganizationBulkAction(SnippetBulkAction):
    """Acts on the ticked organisations, or on all of the list as it is narrowed."""

    models = [Organization]
    template_name = "organizations/admin/bulk.html"
    question = ""
    button = ""

    def check_perm(self, obj: Organization) -> bool:
        """Ask for the right to change organisations."""
        return self.request.user.has_perm("organizations.change_organization")

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Iterable[int]:
        """Return what the list shows with its filters, not every organisation there is."""
        return narrowed(self.request.GET).values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the screen."""
        return super().get_context_data(
            title=self.display_name,
            question=self.question,
            button=self.button,
            button_class=" ".join(self.classes),
            **kwargs,
        )


class SectorsForm(forms.Form):
    """Which directions, and what to do with them."""

    change = forms.ChoiceField(
        label=_("What to do"),
        choices=[
            (Change.ADD.value, _("add these directions to what they have")),
            (Change.REMOVE.value, _("take these directions away")),
            (Change.REPLACE.value, _("replace what they have by these directions")),
        ],
        initial=Change.ADD.value,
        widget=forms.RadioSelect,
    )
    sectors = forms.ModelMultipleChoiceField(
        label=_("Directions"),
        queryset=Sector.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why these directions"),
        required=False,
        max_length=1000,
        help_text=_("Written to each organisation that is changed; empty leaves what is written there."),
    )

    def clean(self) -> dict[str, Any]:
        """Adding or taking away nothing is a slip."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("change") in (Change.ADD.value, Change.REMOVE.value) and not cleaned.get("sectors"):
            self.add_error("sectors", _("Choose at least one direction."))
        return cleaned


class SetSectorsBulkAction(OrganizationBulkAction):
    """Set the directions of many organisations."""

    display_name = _("Directions")
    aria_label = _("Set the directions of the chosen organisations")
    action_type = "sectors"
    action_priority = 10
    form_class = SectorsForm
    question = _("These organisations get other directions:")
    button = _("Set directions")

    @classmethod
    def execute_action(cls, objects: Collection[Organization], **kwargs: Any) -> Done:
        """Set them through the service."""
        view = kwargs["self"]
        asked = view.cleaned_form.cleaned_data
        changed = change_sectors(
            objects,
            list(asked["sectors"]),
            Change(asked["change"]),
            reason=asked["reason"],
            actor=view.request.user,
        )
        return changed, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many were changed."""
        return ngettext(
            "%(count)s organisation has other directions now.",
            "%(count)s organisations have other directions now.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class HideBulkAction(OrganizationBulkAction):
    """Hide many organisations.

    It has the name of Wagtail's deletion and so stands in its place: an organisation is hidden, not deleted.
    """

    display_name = _("Hide")
    aria_label = _("Hide the chosen organisations")
    action_type = "delete"
    action_priority = 20
    classes = {"serious"}
    question = _("These organisations disappear from the site; they can be shown again at any time:")
    button = _("Hide")

    def check_perm(self, obj: Organization) -> bool:
        """Only what is listed can be hidden."""
        return super().check_perm(obj) and obj.status == Status.LISTED

    @classmethod
    def execute_action(cls, objects: Collection[Organization], **kwargs: Any) -> Done:
        """Hide each through the service."""
        for organization in objects:
            publishing.hide(organization, actor=kwargs["self"].request.user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many were hidden."""
        return ngettext(
            "%(count)s organisation is hidden now.",
            "%(count)s organisations are hidden now.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
