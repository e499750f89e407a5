"""The roof: commands, catalogues and the checks of our conventions."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import reverse

from portal.base import destinations


class PortalConfig(AppConfig):
    """Project-wide commands, static files and system checks."""

    name = "portal"
    label = "portal"

    def ready(self) -> None:
        """Register the system checks, and tell menus and texts where the API is described."""
        from portal import checks  # noqa: F401 -- importing registers them

        destinations.register("api-docs", _api_docs)


def _api_docs(language: str) -> str:
    return f"{reverse('api:docs')}?lang={language}"
