"""Regions, towns of the directory, and every other known settlement."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.base.languages import localized

LATITUDE = [MinValueValidator(40), MaxValueValidator(56)]
LONGITUDE = [MinValueValidator(46), MaxValueValidator(88)]


class Region(models.Model):
    """A region or a city of republican significance, as since June 2022."""

    id = models.SlugField(_("id"), primary_key=True, max_length=40)
    iso_code = models.CharField(_("ISO 3166-2 code"), max_length=6, unique=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=80)
    name_ru = models.CharField(_("name in Russian"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    capital = models.ForeignKey(
        "organizations.City",
        verbose_name=_("capital"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    latitude = models.FloatField(_("latitude of the label"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude of the label"), validators=LONGITUDE)

    public_content = True

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["id"]

    def __str__(self) -> str:
        return localized(self, "name").text


class City(models.Model):
    """A town (or village) that the directory knows by name, with its former names."""

    id = models.SlugField(_("id"), primary_key=True, max_length=40)
    name_kk = models.CharField(_("name in Kazakh"), max_length=80)
    name_ru = models.CharField(_("name in Russian"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    former_names = models.TextField(
        _("former and other names"),
        blank=True,
        help_text=_("Separated by semicolons; people search by them."),
    )
    folded = models.TextField(editable=False, blank=True, default="")
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="cities"
    )
    latitude = models.FloatField(_("latitude"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE)
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)

    public_content = True

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ["id"]

    def __str__(self) -> str:
        return localized(self, "name").text


class Locality(models.Model):
    """A settlement from the gazetteer: it only helps to find what is near it."""

    geonames_id = models.PositiveIntegerField(primary_key=True)
    name_kk = models.CharField(max_length=120, blank=True)
    name_ru = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120)
    folded = models.CharField(max_length=600, help_text="|-separated folded names")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="localities")
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")

    def __str__(self) -> str:
        return localized(self, "name").text
