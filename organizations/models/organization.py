"""The facts of an organisation: one row, the same in every language."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organizations.enums import LegalForm, Precision, Reach, Status
from organizations.models.places import LATITUDE, LONGITUDE
from organizations.querysets import OrganizationQuerySet
from portal.base.languages import Localized, localized


class Organization(models.Model):
    """A volunteer organisation; services write it, lists, map and API read it."""

    number = models.PositiveIntegerField(
        _("permanent number"),
        unique=True,
        help_text=_("1 to 78 as in the 2020 list; new ones go on from there."),
    )
    slug = models.SlugField(_("address"), max_length=90, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.LISTED)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    name_kk = models.CharField(_("full name in Kazakh"), max_length=300)
    name_ru = models.CharField(_("full name in Russian"), max_length=300, blank=True)
    name_en = models.CharField(_("full name in English"), max_length=300, blank=True)
    short_kk = models.CharField(
        _("short name"), max_length=120, help_text=_("Without quotes and legal form.")
    )
    short_ru = models.CharField(_("short name in Russian"), max_length=120, blank=True)
    short_en = models.CharField(_("short name in English"), max_length=120, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=20, choices=LegalForm, default=LegalForm.OTHER)
    sectors = models.ManyToManyField(
        "guides.Sector", verbose_name=_("directions"), blank=True, related_name="organizations"
    )
    sectors_reason = models.TextField(_("why these directions"), blank=True)
    reach = models.CharField(
        _("where it works"), max_length=10, choices=Reach, default=Reach.UNKNOWN, blank=True
    )

    region = models.ForeignKey(
        "organizations.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="organizations",
    )
    city = models.ForeignKey(
        "organizations.City",
        verbose_name=_("town"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organizations",
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    precision = models.CharField(
        _("precision of the point"), max_length=10, choices=Precision, default=Precision.CITY
    )

    contact_person = models.CharField(
        _("contact person"),
        max_length=300,
        blank=True,
        help_text=_("Shown on the organisation's own page only, never in lists, search, the API or exports."),
    )
    source_year = models.PositiveSmallIntegerField(
        _("year of the source"), default=2020, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    source_note = models.TextField(_("note on the source"), blank=True)
    confirmed_on = models.DateField(_("confirmed by the organisation on"), null=True, blank=True)

    sort_kk = models.CharField(max_length=250, editable=False, default="")
    sort_ru = models.CharField(max_length=250, editable=False, default="")
    sort_en = models.CharField(max_length=250, editable=False, default="")
    folded = models.TextField(editable=False, default="")
    imported = models.JSONField(editable=False, default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OrganizationQuerySet.as_manager()
    public_content = True

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_kk", "number"]
        indexes = [
            models.Index(fields=["status", "is_demo", f"sort_{code}", "number"], name=f"org_sorted_{code}")
            for code in ("kk", "ru", "en")
        ] + [
            models.Index(fields=["status", "is_demo", "region", "city", "legal_form"], name="org_facets"),
            models.Index(fields=["status", "is_demo", "city", "sort_kk"], name="org_city_sorted"),
            models.Index(
                fields=[
                    "status",
                    "is_demo",
                    "precision",
                    "longitude",
                    "latitude",
                    "region",
                    "city",
                    "legal_form",
                ],
                name="org_exact_points",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="merged", merged_into__isnull=False)
                | (~models.Q(status="merged") & models.Q(merged_into__isnull=True)),
                name="org_merged_has_target",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__gte=40, latitude__lte=56, longitude__gte=46, longitude__lte=88),
                name="org_point_in_country",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.short_kk}"

    def get_absolute_url(self) -> str:
        """Return the path of its page in the active language."""
        return reverse("organizations:detail", args=[self.slug])

    def name(self, language: str | None = None) -> Localized:
        """Return the full name for a language, with the language it is written in."""
        return localized(self, "name", language)

    def short(self, language: str | None = None) -> Localized:
        """Return the distinctive part of the name for a language."""
        return localized(self, "short", language)

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude in degrees: its own where known exactly, else its town's."""
        if self.precision == Precision.EXACT and self.latitude is not None and self.longitude is not None:
            return self.longitude, self.latitude
        return (self.city.longitude, self.city.latitude) if self.city else None
