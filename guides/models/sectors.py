"""The seven directions of volunteering."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.base.languages import localized


class Sector(models.Model):
    """One of the seven Birgemiz directions; its id names its colour and figure everywhere."""

    id = models.SlugField(_("id"), primary_key=True, max_length=20)
    code = models.CharField(_("code"), max_length=20, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_kk = models.CharField(_("name in Kazakh"), max_length=60)
    name_ru = models.CharField(_("name in Russian"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    tagline_kk = models.CharField(_("one line in Kazakh"), max_length=60, blank=True)
    tagline_ru = models.CharField(_("one line in Russian"), max_length=60, blank=True)
    tagline_en = models.CharField(_("one line in English"), max_length=60, blank=True)
    description_kk = models.TextField(_("description in Kazakh"), blank=True)
    description_ru = models.TextField(_("description in Russian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    audience_kk = models.TextField(_("whom it helps, in Kazakh"), blank=True)
    audience_ru = models.TextField(_("whom it helps, in Russian"), blank=True)
    audience_en = models.TextField(_("whom it helps, in English"), blank=True)
    min_age = models.PositiveSmallIntegerField(_("least age"), null=True, blank=True)
    min_age_note_kk = models.TextField(_("about the age, in Kazakh"), blank=True)
    min_age_note_ru = models.TextField(_("about the age, in Russian"), blank=True)
    min_age_note_en = models.TextField(_("about the age, in English"), blank=True)
    min_commitment_months = models.PositiveSmallIntegerField(
        _("least commitment in months"), null=True, blank=True
    )
    commitment_note_kk = models.TextField(_("about the commitment, in Kazakh"), blank=True)
    commitment_note_ru = models.TextField(_("about the commitment, in Russian"), blank=True)
    commitment_note_en = models.TextField(_("about the commitment, in English"), blank=True)

    public_content = True

    class Meta:
        verbose_name = _("direction")
        verbose_name_plural = _("directions")
        ordering = ["position"]

    def __str__(self) -> str:
        return localized(self, "name").text
