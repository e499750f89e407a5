"""The front page and ordinary pages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import StreamField

from home.blocks import StandardPageStream
from home.enums import Review
from portal.base.pages import BasePage


class HomePage(BasePage):
    """The front page of one language."""

    hero_title = models.CharField(_("large sentence"), max_length=80)
    hero_text = models.CharField(_("sentence below it"), max_length=200, blank=True)
    ask_title = models.CharField(_("question of the eighth tile"), max_length=60, blank=True)
    ask_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that answers it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without a published page the tile leads to all organisations."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("ask_title"),
                PageChooserPanel("ask_page"),
            ],
            _("First screen"),
        ),
    ]
    api_fields = [APIField("hero_title"), APIField("hero_text")]
    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = None

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class StandardPage(BasePage):
    """An ordinary page: about, privacy, terms and the like."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(StandardPageStream(), verbose_name=_("text"), blank=True)
    reviewed_on = models.DateField(_("last read through on"), null=True, blank=True)
    needs_review = models.CharField(
        _("still to be read by"),
        max_length=10,
        choices=Review,
        default=Review.NONE,
        help_text=_("While a lawyer has not read it, the page says so."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("reviewed_on"), FieldPanel("needs_review")], _("Care")),
    ]
    api_fields = [APIField("intro"), APIField("body"), APIField("reviewed_on")]
    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]

    class Meta:
        verbose_name = _("ordinary page")
        verbose_name_plural = _("ordinary pages")
