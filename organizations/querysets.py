"""What lists of organisations read, each method with its own joins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from organizations.enums import Status

if TYPE_CHECKING:
    from organizations.models import Organization


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Organisations as the portal asks for them."""

    def listed(self) -> OrganizationQuerySet:
        """Return those the public sees: listed and real."""
        # A plain False becomes NOT is_demo, for which SQLite cannot walk the sorted indexes.
        return self.filter(status=Status.LISTED, is_demo=models.Value(False))

    def sorted_for(self, language: str) -> OrganizationQuerySet:
        """Order by name in that language's alphabet, then by number."""
        return self.order_by(f"sort_{language}", "number")

    def saying(self, words: Iterable[str]) -> OrganizationQuerySet:
        """Keep those in whose names or places every folded word begins some word."""
        found = self
        for word in words:
            found = found.filter(folded__contains=f" {word}")
        return found

    def for_rows(self) -> OrganizationQuerySet:
        """Fetch the columns that a row of the list shows, and nothing personal."""
        return self.defer("contact_person", "source_note", "sectors_reason", "imported", "folded")

    def for_list(self) -> OrganizationQuerySet:
        """Fetch what a row of the list shows, its directions too."""
        return self.for_rows().prefetch_related("sectors")

    def for_page(self) -> OrganizationQuerySet:
        """Fetch what an organisation's own page shows: two queries beside its own."""
        return self.prefetch_related("sectors", "contacts")
