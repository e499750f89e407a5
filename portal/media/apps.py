"""Media: pictures with credit, licence and consent."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures of the portal."""

    name = "portal.media"
    label = "media"
    verbose_name = _("Pictures")
