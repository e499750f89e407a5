"""A mail as a row, written in the transaction that causes it, and when each job of the worker last ran."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One message to one address; sent rows keep no text (see the worker)."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        PARKED = "parked", _("given up after five tries")

    message_id = models.CharField(max_length=120, unique=True)
    recipient = models.EmailField(blank=True)
    sender = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="outbox_due")]

    def __str__(self) -> str:
        return f"#{self.pk} ({self.state})"


class JobRun(models.Model):
    """The last run of a job, and when the next one is due."""

    name = models.CharField(_("job"), max_length=80, unique=True)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    last_started = models.DateTimeField(_("last begun"), null=True, blank=True)
    last_finished = models.DateTimeField(_("last done"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
