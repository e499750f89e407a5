"""Which documents of a guide, a chapter or a form can be taken away."""

from __future__ import annotations

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guides.enums import DocumentKind
from guides.services.contents import Entry, Guide
from guides.services.documents.ready import Ready, document_of_chapter, document_of_form, document_of_guide
from portal.base.languages import current_language

register = template.Library()

#: From here on a size is told in megabytes.
MEGABYTE = 1_000_000
SMALLEST_MEGABYTES = MEGABYTE // 10


class Download(NamedTuple):
    """A document to offer; `size` is empty while it is being made."""

    kind: str
    href: str
    size: str


@register.simple_tag
def downloads_of_guide(guide: Guide) -> list[Download]:
    """Return PDF, EPUB and, for a guide with a direction, the kit."""
    language = current_language()
    addresses = {DocumentKind.GUIDE: "pdf", DocumentKind.EPUB: "epub"}
    if guide.sector:
        addresses[DocumentKind.KIT] = "kit"
    return [
        _download(
            kind, reverse(f"guides:{name}", args=[guide.slug]), document_of_guide(kind, guide, language)
        )
        for kind, name in addresses.items()
    ]


@register.simple_tag
def downloads_of_chapter(guide: Guide, entry: Entry) -> list[Download]:
    """Return the PDF of a chapter."""
    href = reverse("guides:chapter_pdf", args=[guide.slug, entry.slug])
    return [_download(DocumentKind.CHAPTER, href, document_of_chapter(guide, entry, current_language()))]


@register.simple_tag
def downloads_of_form(slug: str) -> list[Download]:
    """Return the PDF of a printable form."""
    href = reverse("guides:form_pdf", args=[slug])
    return [_download(DocumentKind.FORM, href, document_of_form(slug, current_language()))]


def _download(kind: DocumentKind, href: str, ready: Ready | None) -> Download:
    return Download(kind.value, href, size_in_words(ready.size) if ready else "")


def size_in_words(size: int) -> str:
    """Return how large a file is, as the reader's language writes it."""
    if size < SMALLEST_MEGABYTES:
        return _("%(number)s KB") % {"number": number_format(max(1, round(size / 1000)))}
    return _("%(number)s MB") % {"number": number_format(round(size / MEGABYTE, 1), decimal_pos=1)}
