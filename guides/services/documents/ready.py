"""Which documents are ready to be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from guides.enums import DocumentKind
from guides.models import GuideDocument
from guides.services.contents import Entry, Guide
from guides.services.documents.wanted import chapter_ident
from portal.base.generation import per_generation

TYPES = {DocumentKind.EPUB: "application/epub+zip", DocumentKind.KIT: "application/zip"}
PDF = "application/pdf"


@dataclass(frozen=True)
class Ready:
    """A document that can be sent."""

    kind: str
    name: str
    digest: str
    size: int
    content_type: str
    #: What it is called where it is saved.
    saved_as: str


def document_of_guide(kind: DocumentKind, guide: Guide, language: str) -> Ready | None:
    """Return what was made of a whole guide."""
    return _documents(language).get((kind, guide.slug, ""))


def document_of_chapter(guide: Guide, entry: Entry, language: str) -> Ready | None:
    """Return the PDF of a chapter, which is the same in every guide for a shared one."""
    return _documents(language).get(chapter_ident(guide, entry, language)[:3])


def document_of_form(slug: str, language: str) -> Ready | None:
    """Return the PDF of a printable form."""
    return _documents(language).get((DocumentKind.FORM, "", slug))


@per_generation
def _documents(language: str) -> dict[tuple[str, str, str], Ready]:
    """Return what is ready in a language: one query, once per generation."""
    rows = GuideDocument.objects.filter(language=language).exclude(name="")
    return {(row.kind, row.guide, row.key): _ready(row) for row in rows}


def _ready(row: GuideDocument) -> Ready:
    ending = row.name.rpartition(".")[2]
    words = "-".join(filter(None, (row.guide, row.key, row.language)))
    return Ready(
        kind=row.kind,
        name=row.name,
        digest=row.digest,
        size=row.size,
        content_type=TYPES.get(DocumentKind(row.kind), PDF),
        saved_as=f"{words}.{ending}",
    )
