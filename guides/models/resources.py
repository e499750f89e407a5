"""Links to sites of others that are worth reading."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.models.sectors import Sector
from portal.base.languages import LANGUAGES, NATIVE_NAMES, localized


class ResourceLink(models.Model):
    """A site of somebody else; until somebody opens it and says so, it is shown as not checked."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    url = models.URLField(_("address"), max_length=300)
    language = models.CharField(
        _("language of the site"), max_length=2, choices=[(code, NATIVE_NAMES[code]) for code in LANGUAGES]
    )
    sector = models.ForeignKey(
        Sector,
        verbose_name=_("direction"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="resources",
        help_text=_("Empty: shown in every sectoral guide."),
    )
    title_kk = models.CharField(_("title in Kazakh"), max_length=150)
    title_ru = models.CharField(_("title in Russian"), max_length=150, blank=True)
    title_en = models.CharField(_("title in English"), max_length=150, blank=True)
    note_kk = models.CharField(_("what one finds there, in Kazakh"), max_length=200, blank=True)
    note_ru = models.CharField(_("what one finds there, in Russian"), max_length=200, blank=True)
    note_en = models.CharField(_("what one finds there, in English"), max_length=200, blank=True)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last opened it and read it.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    public_content = True

    class Meta:
        verbose_name = _("link to a site")
        verbose_name_plural = _("links to sites")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return localized(self, "title").text
