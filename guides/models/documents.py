"""What is made of the guides to take away: where each document is, and of which content it was made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.enums import DocumentKind
from portal.base.languages import LANGUAGES, NATIVE_NAMES


class GuideDocument(models.Model):
    """A document that should be there; `name` is its file, empty until it was made for the first time.

    `digest` marks the content that the file was made of, `seen_digest` the content that was seen last, since
    `seen_at`: a change is let rest for a while before a new file is made of it.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind)
    guide = models.CharField(_("guide"), max_length=80, blank=True, help_text=_("Empty where it is shared."))
    key = models.CharField(_("chapter or form"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, NATIVE_NAMES[code]) for code in LANGUAGES]
    )
    seen_digest = models.CharField(_("mark of the content"), max_length=32)
    seen_at = models.DateTimeField(_("seen at"))
    digest = models.CharField(_("mark of what it was made of"), max_length=32, blank=True)
    name = models.CharField(_("file"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("bytes"), default=0)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("document of a guide")
        verbose_name_plural = _("documents of guides")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "guide", "key", "language"], name="guides_document_is_there_once"
            )
        ]

    def __str__(self) -> str:
        return "/".join(part for part in (self.language, self.guide, self.key, self.kind) if part)
