"""Menus as editors make them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.enums import MenuPlace
from portal.base.languages import localized


class MenuItem(models.Model):
    """One entry of a menu, in three languages; without a live target it is not shown."""

    place = models.CharField(_("menu"), max_length=10, choices=MenuPlace)
    key = models.SlugField(
        _("key"), max_length=50, unique=True, help_text=_("Stays the same when words change.")
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="children",
    )
    label_kk = models.CharField(_("label in Kazakh"), max_length=60)
    label_ru = models.CharField(_("label in Russian"), max_length=60, blank=True)
    label_en = models.CharField(_("label in English"), max_length=60, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The Kazakh page; readers of another language get its translation."),
    )
    destination = models.CharField(
        _("part of the portal"),
        max_length=50,
        blank=True,
        help_text=_("Instead of a page: the name of a list or tool."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    public_content = True

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        ordering = ["place", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=True) | models.Q(destination=""),
                name="home_menuitem_one_target",
            )
        ]

    def __str__(self) -> str:
        return localized(self, "label").text

    def clean(self) -> None:
        """Refuse a third level and two targets at once."""
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": _("A menu has two levels; choose an item of the first.")})
        if self.page_id and self.destination:
            raise ValidationError({"destination": _("Choose a page or a part of the portal, not both.")})
