"""Accounts: the user, log-in, and the second factor of staff."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who can log in."""

    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Connect what follows from a change of an account."""
        from portal.accounts import signals

        signals.connect()
