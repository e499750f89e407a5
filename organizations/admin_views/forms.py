"""The form of an organisation in the admin: rules by `validators`, saving by services."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.enums import Precision
from organizations.models import Organization, OrganizationContact
from organizations.services.choices import label_of
from organizations.services.editing import next_number, save_organization
from organizations.services.places import sorted_city_ids, sorted_region_ids
from organizations.services.removals import TEXTS as REMOVABLE_TEXTS
from organizations.services.removals import Removals
from organizations.validators import clean_number, clean_text, contact_cleaner
from portal.base.guards import GuardedRowForm
from portal.base.languages import LANGUAGES, current_language

TEXTS: Final = {
    **{f"name_{code}": 300 for code in LANGUAGES},
    **{f"short_{code}": 120 for code in LANGUAGES},
    "address": 250,
    "contact_person": 300,
    "sectors_reason": 1000,
    "source_note": 2000,
}
BLANK_ROWS: Final = 3
REMOVED = _("Somebody asked to take this down, so it cannot be put back here.")


class ContactForm(forms.ModelForm):
    """One way to reach an organisation."""

    class Meta:
        model = OrganizationContact
        fields = ["kind", "value", "visibility", "note"]

    def clean(self) -> dict[str, Any]:
        """Bring the value to the normal form of its kind, or refuse it."""
        cleaned = super().clean() or self.cleaned_data
        kind, value = cleaned.get("kind"), cleaned.get("value")
        if kind and value:
            try:
                cleaned["value"] = contact_cleaner(kind)(value)
            except ValidationError as error:
                self.add_error("value", error)
        return cleaned


class _Contacts(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """Refuse what somebody asked to remove, and one value twice."""
        super().clean()
        removals = Removals.of([self.instance.number] if self.instance.number else [])
        for form in self.forms:
            found = form.cleaned_data if form.is_valid() else {}
            kept = bool(found.get("value")) and not found.get("DELETE")
            if kept and removals.holds(self.instance.number, found["kind"], found["value"]):
                form.add_error("value", REMOVED)


ContactFormSet = forms.inlineformset_factory(
    Organization, OrganizationContact, ContactForm, formset=_Contacts, extra=BLANK_ROWS
)


class OrganizationForm(GuardedRowForm):
    """Facts, contacts and directions; status is changed by acts of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = ContactFormSet(self.data if self.is_bound else None, instance=self.instance)
        if self.instance._state.adding:
            self.initial.setdefault("number", next_number())
        else:
            self.fields["number"].disabled = True
        self.fields["region"].required = self.fields["short_kk"].required = False
        language = current_language()
        for name, ids in (("city", sorted_city_ids), ("region", sorted_region_ids)):
            named = [(key, label_of(name, key, language)) for key in ids(language)]
            self.fields[name].choices = [("", "---------"), *named]

    def clean_number(self) -> int:
        """Refuse a number that an import would not take."""
        return clean_number(str(self.cleaned_data["number"]))

    def clean(self) -> dict[str, Any]:
        """Hold every field to the rules of an import, and the place to those of a map."""
        cleaned = super().clean()
        removals = Removals.of([cleaned["number"]] if cleaned.get("number") else [])
        for name, limit in TEXTS.items():
            if cleaned.get(name):
                self._clean_text(cleaned, name, limit, removals)
        self._clean_place(cleaned)
        if cleaned.get("confirmed_on") and cleaned["confirmed_on"] > timezone.localdate():
            self.add_error("confirmed_on", _("This day is still to come."))
        return cleaned

    def _clean_text(self, cleaned: dict[str, Any], name: str, limit: int, removals: Removals) -> None:
        try:
            cleaned[name] = text = clean_text(cleaned[name], limit, lines=name == "source_note")
        except ValidationError as error:
            self.add_error(name, error)
            return
        number = cleaned.get("number")
        if name in REMOVABLE_TEXTS and number and removals.remaining_text(number, name, text) != text:
            self.add_error(name, REMOVED)

    def _clean_place(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("city"):
            cleaned["region"] = cleaned["city"].region
        elif not cleaned.get("region") and "region" not in self.errors:
            self.add_error("region", _("Choose a town, or a region where there is no town."))
        has_point = cleaned.get("latitude") is not None and cleaned.get("longitude") is not None
        is_wrong = bool({"latitude", "longitude"} & self.errors.keys())
        if cleaned.get("precision") == Precision.EXACT and not has_point and not is_wrong:
            self.add_error("precision", _("Pick the point on the map, or take it from the town."))

    def is_valid(self) -> bool:
        """Weigh the contacts too, so that all that is wrong is shown at once."""
        return bool(super().is_valid()) & self.contacts.is_valid()

    def has_changed(self) -> bool:
        """Count changed contacts as changes."""
        return bool(super().has_changed() or self.contacts.has_changed())

    def write(self, commit: bool) -> Organization:
        """Save through the service."""
        changed = self.contacts.save(commit=False)
        last = len(self.contacts.initial_forms)
        for place, contact in enumerate((one for one in changed if one.pk is None), start=last):
            contact.position = place
        return save_organization(
            self.instance,
            contacts=changed,
            gone=self.contacts.deleted_objects,
            sectors=self.cleaned_data["sectors"],
        )
