"""The memory of the loaders."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LoadingConfig(AppConfig):
    """What was loaded from files, so that what people changed since is told from what is only old."""

    name = "portal.loading"
    label = "loading"
    verbose_name = _("Loading of content")
