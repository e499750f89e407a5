"""Reports from readers: something in the directory is wrong, or should go."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.enums import ReportState
from organizations.models.organization import Organization


class MistakeReport(models.Model):
    """One report; the key comes with the form, so a double click writes it once."""

    class Kind(models.TextChoices):
        """What it is about."""

        MISTAKE = "mistake", _("something is wrong or out of date")
        REMOVE_NAME = "remove_name", _("remove or correct a person's name")
        REMOVE_CONTACT = "remove_contact", _("remove a phone number or an address")
        CLOSED = "closed", _("the organisation no longer exists")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        Organization, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(_("what it is about"), max_length=20, choices=Kind)
    text = models.TextField(_("what should be changed"), max_length=2000)
    email = models.EmailField(_("e-mail for an answer"), blank=True)
    language = models.CharField(max_length=2, default="kk")
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.OPEN)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"
