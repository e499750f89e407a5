"""Guides: the seven directions, and later their guides."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    """Directions of volunteering and what is written about them."""

    name = "guides"
    verbose_name = _("Guides")
