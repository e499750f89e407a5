"""The roof: commands, catalogues and the checks of our conventions."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Project-wide commands, static files and system checks."""

    name = "portal"
    label = "portal"

    def ready(self) -> None:
        """Register the system checks."""
        from portal import checks  # noqa: F401 -- importing registers them
