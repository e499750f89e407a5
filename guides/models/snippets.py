"""Texts that stand in several guides: shared chapters, terms, printable forms."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from guides.blocks import FormStream
from guides.blocks.writing import GUIDE_FEATURES
from guides.enums import FormStatus
from guides.models.words import ChapterWords, LocalizedSnippet


class SharedChapter(ChapterWords, LocalizedSnippet, index.Indexed):
    """A chapter of part I: kept once, shown in every sectoral guide."""

    title = models.CharField(_("title"), max_length=90)
    slug = models.SlugField(_("address"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    search_description = models.TextField(_("description for search engines"), max_length=200, blank=True)

    override_translatable_fields = [
        SynchronizedField("key", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]
    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    neighbours = "GuideChapterPage"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shared chapter")
        verbose_name_plural = _("shared chapters")
        ordering = ["position", "pk"]
        unique_together = [*TranslatableMixin.Meta.unique_together, ("key", "locale"), ("slug", "locale")]

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Show it as a chapter of a guide."""
        return "guides/shared_preview.html"


class GlossaryTerm(LocalizedSnippet, index.Indexed):
    """A word of the field with its meaning, explained in place wherever a text uses it."""

    term = models.CharField(_("term"), max_length=80)
    meaning = models.TextField(_("meaning"), max_length=300)

    override_translatable_fields = [SynchronizedField("key", overridable=False)]
    search_fields = [index.SearchField("term", boost=3), index.SearchField("meaning")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["term"]
        unique_together = [*TranslatableMixin.Meta.unique_together, ("key", "locale")]

    def __str__(self) -> str:
        return self.term

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Show it as it stands in the list of terms."""
        return "guides/term_preview.html"


class FormTemplate(LocalizedSnippet, index.Indexed):
    """A form to print and fill in by hand; nothing that is written on it comes back to the portal."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80)
    intro = models.TextField(_("who fills it in, and what for"), max_length=400, blank=True)
    status = models.CharField(_("state"), max_length=10, choices=FormStatus, default=FormStatus.CURRENT)
    body = StreamField(FormStream(), verbose_name=_("form"), blank=True)
    sources = RichTextField(_("where the facts come from"), features=GUIDE_FEATURES, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    search_description = models.TextField(_("description for search engines"), max_length=200, blank=True)

    override_translatable_fields = [
        SynchronizedField("key", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]
    search_fields = [index.SearchField("title", boost=3), index.SearchField("intro")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("printable form")
        verbose_name_plural = _("printable forms")
        ordering = ["position", "pk"]
        unique_together = [*TranslatableMixin.Meta.unique_together, ("key", "locale"), ("slug", "locale")]

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Show it as its own page."""
        return "guides/form.html"
