"""What stands at the foot of every page, and who answers for the portal."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="cog")
class PortalSettings(BaseGenericSetting, ClusterableModel):
    """The operator, contacts and helplines."""

    operator_kk = models.CharField(_("operator in Kazakh"), max_length=200, blank=True)
    operator_ru = models.CharField(_("operator in Russian"), max_length=200, blank=True)
    operator_en = models.CharField(_("operator in English"), max_length=200, blank=True)
    bin = models.CharField(
        _("BIN"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{12}$", _("A BIN has twelve digits."))],
        help_text=_("Business identification number of the operator."),
    )
    address_kk = models.CharField(_("address in Kazakh"), max_length=250, blank=True)
    address_ru = models.CharField(_("address in Russian"), max_length=250, blank=True)
    address_en = models.CharField(_("address in English"), max_length=250, blank=True)
    responsible = models.CharField(
        _("responsible person"),
        max_length=150,
        blank=True,
        help_text=_("Who answers for personal data by Law No. 94-V, as the privacy notice names them."),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    footer_kk = models.CharField(_("line at the foot in Kazakh"), max_length=200, blank=True)
    footer_ru = models.CharField(_("line at the foot in Russian"), max_length=200, blank=True)
    footer_en = models.CharField(_("line at the foot in English"), max_length=200, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("operator_kk", "operator_ru", "operator_en", "bin", "responsible")
            ],
            _("Operator"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("address_kk", "address_ru", "address_en", "email", "phone")],
            _("Contacts"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("footer_kk", "footer_ru", "footer_en")], _("Foot of the page")
        ),
        InlinePanel("helplines", label=_("Helpline"), heading=_("Helplines")),
    ]

    class Meta:
        verbose_name = _("portal settings")


class Helpline(Orderable):
    """A number to call when somebody is in danger."""

    settings = ParentalKey(PortalSettings, on_delete=models.CASCADE, related_name="helplines")
    number = models.CharField(_("number"), max_length=20)
    label_kk = models.CharField(_("label in Kazakh"), max_length=80)
    label_ru = models.CharField(_("label in Russian"), max_length=80, blank=True)
    label_en = models.CharField(_("label in English"), max_length=80, blank=True)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last called it.")
    )

    public_content = True

    class Meta(Orderable.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")

    def __str__(self) -> str:
        return self.number
