"""The floor's app: abstract pages, errors, and the signal that tells every worker of a change."""

from __future__ import annotations

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Abstract pieces the rooms build on; it has no tables."""

    name = "portal.base"
    label = "base"

    def ready(self) -> None:
        """Connect what announces changes of public content."""
        from portal.base import announce

        announce.connect()
