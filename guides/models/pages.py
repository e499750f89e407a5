"""Pages of the guides: the list, a guide, its own chapters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from guides.blocks.writing import GUIDE_FEATURES
from guides.enums import Part
from guides.models.sectors import Sector
from guides.models.words import AtAGlance, ChapterWords
from portal.base.pages import BasePage, ServedByRoute


class GuideIndexPage(ServedByRoute):
    """The list of the guides."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    promote_panels = ServedByRoute.fixed_address_panels
    api_fields = [APIField("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.GuidePage"]
    max_count_per_parent = 1
    fixed_slug = "guides"
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("page of the guides")
        verbose_name_plural = _("pages of the guides")


class GuidePage(AtAGlance, ServedByRoute):
    """The first page of a guide: what is in it and for whom. Its chapters stand below it."""

    sector = models.ForeignKey(
        Sector,
        verbose_name=_("direction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="guides",
        help_text=_("With a direction the guide begins with the shared chapters of part I."),
    )
    code = models.CharField(_("code"), max_length=20, help_text=_("As the API names it."))
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    sources = RichTextField(_("where the facts come from"), features=GUIDE_FEATURES, blank=True)
    author = models.CharField(_("who wrote it"), max_length=250, blank=True)
    review = models.CharField(_("who should still revise it"), max_length=250, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("sector", read_only=True),
        FieldPanel("intro"),
        FieldPanel("glance"),
        MultiFieldPanel([FieldPanel("author"), FieldPanel("review"), FieldPanel("sources")], _("Care")),
    ]
    promote_panels = ServedByRoute.fixed_address_panels
    api_fields = [APIField("code"), APIField("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]
    #: A guide comes with the portal: its code and direction are facts that no form asks for.
    is_creatable = False
    parent_page_types = ["guides.GuideIndexPage"]
    subpage_types = ["guides.GuideChapterPage"]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("code", overridable=False),
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class GuideChapterPage(ChapterWords, ServedByRoute):
    """A chapter that belongs to one guide only."""

    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.NONE, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("part"), *ChapterWords.words_panels]
    api_fields = [APIField("part"), APIField("intro"), APIField("body"), APIField("reading_minutes")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    parent_page_types = ["guides.GuidePage"]
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    neighbours = "SharedChapter"

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
