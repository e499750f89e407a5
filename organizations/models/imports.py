"""Imports of the directory, and what must never be imported again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DirectoryImport(models.Model):
    """An uploaded file on its way: checked first, then applied, with its report."""

    class State(models.TextChoices):
        """How far it has come."""

        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked, nothing written yet")
        APPLYING = "applying", _("being written")
        APPLIED = "applied", _("written")
        REFUSED = "refused", _("refused, nothing written")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKING)
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    report = models.JSONField(editable=False, default=dict)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last step"), auto_now=True)

    class Meta:
        verbose_name = _("import of the directory")
        verbose_name_plural = _("imports of the directory")
        ordering = ["-created_at"]
        permissions = [("import_directory", "Can import the directory")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class RemovedFact(models.Model):
    """A fact somebody asked to remove: its keyed digest only, so that no import brings it back."""

    number = models.PositiveIntegerField(_("number of the organisation"))
    field = models.CharField(_("field"), max_length=30)
    digest = models.CharField(max_length=64)
    removed_at = models.DateTimeField(_("removed"), auto_now_add=True)

    class Meta:
        verbose_name = _("removed fact")
        verbose_name_plural = _("removed facts")
        constraints = [
            models.UniqueConstraint(fields=["number", "field", "digest"], name="org_removed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.field}"
