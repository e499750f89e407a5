"""Home: the front page, ordinary pages, menus and the portal's settings."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The front page and what stands around every page."""

    name = "home"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Register the checks, guard publishing, tell the documents of the guides which numbers to call."""
        from home import checks  # noqa: F401 -- importing registers them
        from home.services import emergency, publishing

        emergency.register()
        publishing.connect()
