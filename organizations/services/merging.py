"""One organisation against one row of a file: what is overwritten, and what people changed and is kept.

Each fact remembers the value last imported and is overwritten only while it still equals it. Nothing is
saved here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from organizations.enums import Visibility
from organizations.models import Organization, OrganizationContact
from organizations.services.checking import Facts
from organizations.services.columns import COLUMN_OF_FIELD, SECTORS
from organizations.services.contacts import Rule, Withheld, narrower
from organizations.services.gazetteer import Gazetteer
from organizations.services.import_report import Kept
from organizations.services.removals import TEXTS, Removals

_NEVER = object()


@dataclass
class ContactChanges:
    """Contacts to create, to save again and to delete."""

    new: list[OrganizationContact] = field(default_factory=list)
    changed: list[OrganizationContact] = field(default_factory=list)
    gone: list[OrganizationContact] = field(default_factory=list)


class Merge:
    """Applies the facts of one row to an unsaved or loaded organisation, in memory."""

    def __init__(
        self, organization: Organization, facts: Facts, removals: Removals, withheld: Withheld
    ) -> None:
        self.organization = organization
        self.facts = facts
        self.removals = removals
        self.withheld = withheld
        self.is_new = organization.pk is None
        self.memory: dict[str, Any] = dict(organization.imported)
        self.changed: list[str] = []
        self.kept: list[Kept] = []

    def fields(self) -> None:
        """Write the plain fields that may be written."""
        for name, value in self.facts.fields.items():
            wanted = value
            if name in TEXTS:
                wanted = self.removals.remaining_text(self.facts.number, name, value)
                self._note_removed(COLUMN_OF_FIELD[name], wanted != value)
            current = getattr(self.organization, name)
            if self._may_write(name, current, wanted, COLUMN_OF_FIELD[name]):
                setattr(self.organization, name, wanted)

    def place(self, gazetteer: Gazetteer) -> None:
        """Write town and region, which are one fact."""
        if self.facts.place is None:
            return
        current = [self.organization.city_id, self.organization.region_id]
        city, region = self.facts.place
        if self._may_write("place", current, [city, region], COLUMN_OF_FIELD["place"]):
            self.organization.city = gazetteer.cities[city] if city else None
            self.organization.region = gazetteer.regions[region]

    def sectors(self, current: list[str]) -> list[str] | None:
        """Return the directions to be set, or None where they stay."""
        wanted = self.facts.sectors
        if wanted is None:
            return None
        return wanted if self._may_write(SECTORS, sorted(current), wanted, SECTORS) else None

    def contacts(self, existing: list[OrganizationContact]) -> ContactChanges:
        """Return what happens to the contacts, kind by kind."""
        changes = ContactChanges()
        for kind, values in self.facts.contacts.items():
            own = [contact for contact in existing if contact.kind == kind]
            wanted = self.removals.remaining(self.facts.number, kind, values)
            self._note_removed(kind, wanted != values)
            if self._may_write(kind, sorted(contact.value for contact in own), sorted(wanted), kind):
                self._replace(kind, own, wanted, changes)
        for contact in existing:
            if contact not in changes.gone and self._withhold(contact) and contact not in changes.changed:
                changes.changed.append(contact)
        return changes

    def _may_write(self, name: str, current: object, wanted: object, column: str) -> bool:
        remembered = self.memory.get(name, _NEVER)
        free = self.is_new or current == remembered or (remembered is _NEVER and not current)
        if current != wanted and not free:
            self.kept.append(Kept(self.facts.number, column, _("kept, edited here")))
            return False
        self.memory[name] = wanted
        if current == wanted:
            return False
        self.changed.append(column)
        return True

    def _note_removed(self, column: str, removed: bool) -> None:
        if removed:
            self.kept.append(Kept(self.facts.number, column, _("left out, removed on request")))

    def _replace(
        self, kind: str, own: list[OrganizationContact], wanted: list[str], changes: ContactChanges
    ) -> None:
        """Make the contacts of a kind those of the file; whatever replaces a narrowed one is as narrow."""
        by_value = {contact.value: contact for contact in own}
        gone = [contact for contact in own if contact.value not in wanted]
        changes.gone += gone
        shown = Visibility.EVERYWHERE
        for contact in gone:
            shown = narrower(shown, contact.visibility)
        for position, value in enumerate(wanted):
            found = by_value.get(value)
            if found is None:
                changes.new.append(self._new_contact(kind, value, position, shown))
            elif found.position != position:
                found.position = position
                changes.changed.append(found)

    def _new_contact(self, kind: str, value: str, position: int, shown: Visibility) -> OrganizationContact:
        contact = OrganizationContact(
            organization=self.organization, kind=kind, value=value, position=position, visibility=shown
        )
        found = self.withheld.rule(self.facts.number, kind, value)
        if found:
            self._apply(contact, *found)
        return contact

    def _withhold(self, contact: OrganizationContact) -> bool:
        """Apply a rule that this contact has not met yet; say whether that changed it."""
        found = self.withheld.rule(self.facts.number, contact.kind, contact.value)
        if (
            found is None
            or self.memory.get("withheld", {}).get(contact.kind, {}).get(found[0]) == found[1].show
        ):
            return False
        before = contact.visibility
        self._apply(contact, *found)
        return contact.visibility != before

    def _apply(self, contact: OrganizationContact, named: str, rule: Rule) -> None:
        met = {**self.memory.get("withheld", {})}
        met[contact.kind] = {**met.get(contact.kind, {}), named: str(rule.show)}
        self.memory["withheld"] = met
        if narrower(contact.visibility, rule.show) == rule.show:
            contact.visibility, contact.note = rule.show, rule.reason
