"""Outbox: mail is a row first, and leaves when the worker sends it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Mail on its way out."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("Outgoing mail")

    def ready(self) -> None:
        """Register what the worker clears away."""
        from portal.outbox import upkeep

        upkeep.register_jobs()
