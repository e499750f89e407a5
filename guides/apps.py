"""Guides: the seven directions and what is written about them."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    """Directions of volunteering and what is written about them."""

    name = "guides"
    verbose_name = _("Guides")

    def ready(self) -> None:
        """Tell menus, texts, front page and worker of the guides; take chapters down with their guide."""
        from guides.services import destinations, front, publishing, upkeep

        destinations.register()
        front.register()
        upkeep.register_jobs()
        publishing.connect()
