"""Which documents there should be, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from guides.enums import DocumentKind
from guides.models import FormTemplate
from guides.services.contents import Entry, Guide, guides
from guides.services.documents.composing import compose_chapter, compose_guide
from guides.services.documents.epub import write_epub
from guides.services.documents.manuscripts import Manuscript
from guides.services.documents.sheets import compose_form, compose_poster
from guides.services.documents.typesetting import typeset
from portal.base.languages import LANGUAGES

#: Names a document among all: kind, guide, chapter or form, language.
Ident = tuple[str, str, str, str]


@dataclass(frozen=True)
class PlannedDocument:
    """A document that there should be: how its manuscript is written, how a file is made of it."""

    ident: Ident
    compose: Callable[[], Manuscript]
    make: Callable[[Manuscript], bytes]


def wanted_documents() -> Iterator[PlannedDocument]:
    """Yield every document of what is published and open to everybody; kits are made of these."""
    for language in LANGUAGES:
        for form in FormTemplate.objects.filter(live=True, locale__language_code=language):
            ident = (DocumentKind.FORM, "", form.slug, language)
            yield PlannedDocument(ident, partial(compose_form, form, language), typeset)
        for guide in guides(language):
            yield from _of_guide(guide, language)
            yield from _chapters_of(guide, language)


def _chapters_of(guide: Guide, language: str) -> Iterator[PlannedDocument]:
    """Yield its own chapters, and of the shared ones those whose address is in this guide."""
    for entry in guide.at_home:
        compose = partial(compose_chapter, guide, entry, language)
        yield PlannedDocument(chapter_ident(guide, entry, language), compose, typeset)


def _of_guide(guide: Guide, language: str) -> Iterator[PlannedDocument]:
    compose = cache(partial(compose_guide, guide, language))
    yield PlannedDocument((DocumentKind.GUIDE, guide.slug, "", language), compose, typeset)
    yield PlannedDocument((DocumentKind.EPUB, guide.slug, "", language), compose, write_epub)
    if guide.sector:
        ident = (DocumentKind.POSTER, guide.slug, "", language)
        yield PlannedDocument(ident, partial(compose_poster, guide, language), typeset)


def chapter_ident(guide: Guide, entry: Entry, language: str) -> Ident:
    """Name the document of a chapter; a shared one is the same in every guide."""
    return (DocumentKind.CHAPTER, "" if entry.is_shared else guide.slug, entry.slug, language)


def wanted_kits() -> Iterator[tuple[Guide, Ident]]:
    """Yield every guide with a direction, and the name of its kit."""
    for language in LANGUAGES:
        for guide in guides(language):
            if guide.sector:
                yield guide, (DocumentKind.KIT, guide.slug, "", language)
