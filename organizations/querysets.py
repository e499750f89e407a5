"""What lists of organisations read, each method with its own joins."""

from __future__ import annotations

from django.db import models

from organizations.enums import Status


class OrganizationQuerySet(models.QuerySet):
    """Organisations as the portal asks for them."""

    def listed(self) -> OrganizationQuerySet:
        """Those the public sees: listed and real."""
        return self.filter(status=Status.LISTED, is_demo=False)

    def sorted_for(self, language: str) -> OrganizationQuerySet:
        """By name in that language's alphabet, then by number."""
        return self.order_by(f"sort_{language}", "number")
