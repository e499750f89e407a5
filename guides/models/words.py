"""What guides and chapters have in common, whether they are pages or shared by several guides."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin

from guides.blocks import GuideStream
from guides.blocks.writing import GUIDE_FEATURES
from guides.rules import RESERVED, reading_minutes
from portal.base.guards import GuardedRevisions


class AtAGlance(models.Model):
    """The box at the top of a guide or a chapter, which says in a few sentences what stands below."""

    glance = models.TextField(
        _("at a glance"), blank=True, help_text=_("Three to five short sentences, one a line.")
    )

    class Meta:
        abstract = True

    @property
    def glance_points(self) -> list[str]:
        """Return the sentences of the box at the top."""
        return [line.strip() for line in self.glance.splitlines() if line.strip()]


class ChapterWords(AtAGlance):
    """The words of a chapter, and how long it takes to read them."""

    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    body = StreamField(GuideStream(), verbose_name=_("text"), blank=True)
    sources = RichTextField(_("where the facts come from"), features=GUIDE_FEATURES, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(_("minutes of reading"), default=1, editable=False)

    words_panels = [
        FieldPanel("intro"),
        FieldPanel("glance"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("sources")], _("Care")),
    ]

    #: The chapters that stand in the same guides and must not have the same address.
    neighbours: str

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count the minutes anew."""
        self.count_minutes()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an address that leads to something else."""
        super().clean()
        same = {"slug": self.slug, "locale_id": self.locale_id}  # type: ignore[attr-defined]  # all have them
        others = apps.get_model("guides", self.neighbours)._default_manager.filter(**same)
        if same["slug"] in RESERVED or others.exists():
            raise ValidationError({"slug": _("This address is taken by the portal; choose another.")})

    def count_minutes(self) -> None:
        """Set the minutes by the words that stand in the chapter now."""
        parts = self.body.stream_block.get_searchable_content(self.body) if self.body else []
        words = sum(len(str(part).split()) for part in [self.intro, self.glance, *parts])
        language = self.locale.language_code  # type: ignore[attr-defined]  # pages and snippets have one
        self.reading_minutes = reading_minutes(words, language)


class LocalizedSnippet(
    GuardedRevisions, DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model
):
    """A text that is no page: written in Kazakh, translated, edited as a draft, previewed and published.

    `key` names it in every language; texts and lists refer to it by the key.
    """

    key = models.SlugField(_("key"), max_length=60, help_text=_("The same in all languages; never changes."))

    public_content = True

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show it in its own language, whatever the editor's is."""
        with translation.override(self.locale.language_code):
            return super().serve_preview(request, mode_name).render()
