"""Ways to reach an organisation, each with where it may be shown."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.enums import ContactKind, Visibility
from organizations.models.organization import Organization


class OrganizationContact(models.Model):
    """One phone, address or link."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(_("kind"), max_length=12, choices=ContactKind)
    value = models.CharField(_("value"), max_length=300)
    visibility = models.CharField(
        _("shown"), max_length=12, choices=Visibility, default=Visibility.EVERYWHERE
    )
    note = models.CharField(_("reason"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    public_content = True

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind", "value"], name="org_contact_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"
