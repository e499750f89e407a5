"""States and choices of the home room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MenuPlace(models.TextChoices):
    """Where a menu item stands."""

    MAIN = "main", _("main menu")
    FOOTER = "footer", _("foot of the page")


class Review(models.TextChoices):
    """Who still has to read a page before its words can be relied on."""

    NONE = "none", _("none")
    LAW = "law", _("a lawyer")
