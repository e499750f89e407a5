"""What an import would write, batch by batch: facts of the file against the rows. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from organizations.models import Organization, OrganizationContact
from organizations.services.checking import Facts
from organizations.services.contacts import Withheld
from organizations.services.facts import free_slug, is_stale, slug_for
from organizations.services.gazetteer import Gazetteer
from organizations.services.import_report import Change, ImportReport
from organizations.services.merging import ContactChanges, Merge
from organizations.services.removals import Removals

Row = TypeVar("Row")


@dataclass
class Plan:
    """What to write for one batch of organisations."""

    added: list[Organization] = field(default_factory=list)
    updated: list[Organization] = field(default_factory=list)
    renamed: list[Organization] = field(default_factory=list)
    contacts: ContactChanges = field(default_factory=ContactChanges)
    sectors: list[tuple[Organization, list[str]]] = field(default_factory=list)


@dataclass
class Before:
    """What the rows of a batch say now, read in a handful of queries whatever its size."""

    organizations: dict[int, Organization]
    contacts: dict[int, list[OrganizationContact]]
    sectors: dict[int, list[str]]
    removals: Removals


class Planner:
    """Plans batch after batch of one import and keeps its report."""

    def __init__(
        self, gazetteer: Gazetteer, withheld: Withheld, report: ImportReport, *, demo: bool = False
    ) -> None:
        self.gazetteer = gazetteer
        self.withheld = withheld
        self.report = report
        self.demo = demo
        self.rows = Organization.objects.all() if report.dry_run else Organization.objects.select_for_update()
        self._slugs: set[str] = set()

    def plan(self, batch: list[Facts]) -> Plan:
        """Return what to write for these rows."""
        before = self._read(batch)
        plan = Plan()
        for facts in batch:
            found = before.organizations.get(facts.number)
            self._plan_one(found or Organization(number=facts.number, is_demo=self.demo), facts, before, plan)
        self._give_slugs(plan.added)
        return plan

    def _read(self, batch: list[Facts]) -> Before:
        numbers = [facts.number for facts in batch]
        found = self.rows.filter(number__in=numbers)
        organizations = {organization.number: organization for organization in found}
        for organization in organizations.values():
            organization.city = self.gazetteer.cities.get(organization.city_id or "")
            organization.region = self.gazetteer.regions[organization.region_id]
        ids = [organization.pk for organization in organizations.values()]
        contacts = OrganizationContact.objects.filter(organization__in=ids).order_by("position", "pk")
        links = []
        if ids and any(facts.sectors is not None for facts in batch):
            through = Organization.sectors.through.objects.filter(organization__in=ids)
            links = list(through.values_list("organization_id", "sector_id"))
        return Before(
            organizations,
            _grouped(contacts, lambda contact: contact.organization_id),
            {
                key: [sector for _id, sector in found]
                for key, found in _grouped(links, lambda row: row[0]).items()
            },
            Removals.of(numbers),
        )

    def _plan_one(self, organization: Organization, facts: Facts, before: Before, plan: Plan) -> None:
        merge = Merge(organization, facts, before.removals, self.withheld)
        names = [organization.name_kk, organization.name_ru, organization.name_en]
        merge.fields()
        merge.place(self.gazetteer)
        contacts = merge.contacts(before.contacts.get(organization.pk, []))
        sectors = merge.sectors(before.sectors.get(organization.pk, []))
        if sectors is not None:
            plan.sectors.append((organization, sectors))
        plan.contacts.new += contacts.new
        plan.contacts.changed += contacts.changed
        plan.contacts.gone += contacts.gone
        remembers_more = merge.memory != organization.imported
        organization.imported = merge.memory
        if merge.is_new:
            is_stale(organization)
            plan.added.append(organization)
        elif is_stale(organization) or remembers_more or merge.changed:
            plan.updated.append(organization)
        if not merge.is_new and names != [organization.name_kk, organization.name_ru, organization.name_en]:
            plan.renamed.append(organization)
        self._tell(merge)

    def _tell(self, merge: Merge) -> None:
        self.report.kept += merge.kept
        if merge.is_new:
            self.report.added.append(merge.facts.number)
        elif merge.changed:
            self.report.changed.append(Change(merge.facts.number, tuple(merge.changed)))
        else:
            self.report.unchanged += 1

    def _give_slugs(self, added: list[Organization]) -> None:
        """Give addresses to new organisations, in the order of their numbers."""
        wanted = {organization.number: slug_for(organization) for organization in added}
        asked = {*wanted.values(), *(f"{slug}-{number}" for number, slug in wanted.items())}
        if asked:
            self._slugs.update(Organization.objects.filter(slug__in=asked).values_list("slug", flat=True))
        for organization in sorted(added, key=lambda organization: organization.number):
            slug = free_slug(wanted[organization.number], organization.number, self._slugs)
            organization.slug = slug
            self._slugs.add(slug)


def _grouped(rows: Iterable[Row], key: Callable[[Row], int]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
