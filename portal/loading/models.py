"""What was loaded from a file, and in which state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Loaded(models.Model):
    """One thing that a loader wrote: its key in the files and a digest of what was written."""

    key = models.CharField(_("key"), max_length=120, primary_key=True)
    digest = models.CharField(_("digest"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded"), auto_now=True)

    class Meta:
        verbose_name = _("loaded thing")
        verbose_name_plural = _("loaded things")

    def __str__(self) -> str:
        return self.key
