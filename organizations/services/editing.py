"""What editors do to an organisation: its facts, contacts and directions, saved together or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from guides.models import Sector
from organizations.enums import Precision, Status
from organizations.models import Organization, OrganizationContact
from organizations.services.facts import save_facts
from portal.base import generation


def next_number() -> int:
    """Return the permanent number of the next organisation that somebody adds by hand."""
    largest = Organization.objects.filter(is_demo=False).aggregate(largest=Max("number"))["largest"]
    return (largest or 0) + 1


@transaction.atomic
def save_organization(
    organization: Organization,
    *,
    contacts: Iterable[OrganizationContact] = (),
    gone: Iterable[OrganizationContact] = (),
    sectors: Collection[Sector] | None = None,
) -> Organization:
    """Save an organisation, its new and changed contacts and, unless None, its directions.

    A new one is hidden until somebody shows it. Without an exact address it has no point of its own.
    """
    if organization._state.adding:
        organization.status = Status.HIDDEN
    if organization.precision == Precision.CITY:
        organization.latitude = organization.longitude = None
    save_facts(organization)
    OrganizationContact.objects.filter(
        organization=organization, pk__in=[contact.pk for contact in gone]
    ).delete()
    for contact in contacts:
        contact.organization = organization
        contact.save()
    if sectors is not None:
        organization.sectors.set(sectors)
    return organization


class Change(Enum):
    """What is done to the directions of many organisations."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@transaction.atomic
def change_sectors(
    organizations: Collection[Organization],
    sectors: Collection[Sector],
    change: Change,
    *,
    reason: str = "",
    actor: AbstractBaseUser | None = None,
) -> int:
    """Add, remove or replace directions of many organisations, and return how many that changed.

    The number of queries does not grow with them, except for one line of the log each.
    """
    through = Organization.sectors.through
    keys = sorted(organization.pk for organization in organizations)
    rows = {row.pk: row for row in Organization.objects.select_for_update().filter(pk__in=keys)}
    there: dict[int, set[str]] = {key: set() for key in rows}
    for key, sector in through.objects.filter(organization__in=keys).values_list(
        "organization_id", "sector_id"
    ):
        there[key].add(sector)
    asked = {sector.pk for sector in sectors}
    wanted = {key: _changed(found, asked, change) for key, found in there.items()}
    touched = [rows[key] for key in rows if wanted[key] != there[key]]
    through.objects.filter(organization__in=touched).delete()
    through.objects.bulk_create(
        through(organization_id=row.pk, sector_id=sector)
        for row in touched
        for sector in sorted(wanted[row.pk])
    )
    _note(touched, reason, actor)
    return len(touched)


def _changed(found: set[str], asked: set[str], change: Change) -> set[str]:
    if change is Change.ADD:
        return found | asked
    return found - asked if change is Change.REMOVE else asked


def _note(touched: list[Organization], reason: str, actor: AbstractBaseUser | None) -> None:
    now = timezone.now()
    for row in touched:
        row.changed_at = now
        if reason:
            row.sectors_reason = reason
    Organization.objects.bulk_update(touched, ["changed_at", "sectors_reason"], batch_size=200)
    for row in touched:
        log(instance=row, action="wagtail.edit", user=actor)
    transaction.on_commit(generation.bump)
