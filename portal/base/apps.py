"""The floor's app: abstract pages, errors, and the signal that tells every worker of a change."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    """Abstract pieces the rooms build on; it has no tables."""

    name = "portal.base"
    label = "base"

    def ready(self) -> None:
        """Start the logs; connect what announces changes, prepares pages for sharing, names the site."""
        from portal.base import announce, logs, sharing, sites

        logs.configure()
        announce.connect()
        sharing.connect()
        post_migrate.connect(sites.after_migrations, dispatch_uid="portal.sites")
