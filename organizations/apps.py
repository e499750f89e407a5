"""Organisations: the directory, its map and what keeps it true."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationsConfig(AppConfig):
    """The directory of volunteer organisations."""

    name = "organizations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """Tell menus, texts and guides where the directory is, and the worker what to do for it."""
        from organizations.services import destinations, in_guides, upkeep

        destinations.register()
        in_guides.register()
        upkeep.register_jobs()
