"""What is in the guides of a language: which chapters, in which order, under which addresses.

The shared chapters stand once in the database and once in every sectoral guide. Their own address, the one
that search engines, the API and links use, is the one under SABAQTASTYQ, else under the first sectoral guide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import translation

from guides.enums import COMMON, PARTS
from guides.models import GuideChapterPage, GuidePage, SharedChapter
from guides.services.published import guide_pages, own_chapters, shared_chapters
from portal.base.generation import per_generation
from portal.base.languages import Localized, localized

Chapter = SharedChapter | GuideChapterPage
#: The guide in which the shared chapters are at home while it is published.
CANONICAL = "SABAQTASTYQ"
NOTHING = Localized("", "")


@dataclass(frozen=True)
class Entry:
    """A chapter as it stands in the contents of a guide."""

    number: int
    title: str
    slug: str
    part: str
    minutes: int
    is_shared: bool
    pk: int
    translation_key: UUID
    href: str
    canonical: str
    intro: str = ""
    changed: datetime | None = None
    #: The name of a shared chapter in every language; empty for a chapter of one guide.
    key: str = ""


@dataclass(frozen=True)
class Guide:
    """A guide with its chapters in the order in which they are read."""

    pk: int
    translation_key: UUID
    code: str
    sector: str
    title: str
    slug: str
    href: str
    intro: str
    chapters: tuple[Entry, ...] = field(default=())
    #: The direction's name and its one line; empty for a guide without a direction.
    name: Localized = NOTHING
    line: Localized = NOTHING

    @property
    def minutes(self) -> int:
        """Return how long it takes to read all of it."""
        return sum(entry.minutes for entry in self.chapters)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """Return the parts that have chapters, each with them."""
        found = ((part, tuple(entry for entry in self.chapters if entry.part == part)) for part in PARTS)
        return tuple((part, entries) for part, entries in found if entries)

    @property
    def at_home(self) -> tuple[Entry, ...]:
        """Return the chapters whose own address is in this guide."""
        return tuple(entry for entry in self.chapters if entry.href == entry.canonical)

    def entry(self, slug: str) -> Entry | None:
        """Return the chapter at that address."""
        return next((entry for entry in self.chapters if entry.slug == slug), None)

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """Return the chapters before and after that one."""
        place = self.chapters.index(entry)
        before = self.chapters[place - 1] if place else None
        after = self.chapters[place + 1] if place + 1 < len(self.chapters) else None
        return before, after


def guides(language: str) -> tuple[Guide, ...]:
    """Return the published guides of a language in the order of their pages."""
    return _guides().get(language, ())


def guide_at(slug: str, language: str) -> Guide | None:
    """Return the published guide at that address."""
    return next((guide for guide in guides(language) if guide.slug == slug), None)


def guide_of(sector: str, language: str) -> Guide | None:
    """Return the published guide of a direction."""
    return next((guide for guide in guides(language) if guide.sector == sector), None)


def home_of_shared(language: str) -> Guide | None:
    """Return the guide in which the shared chapters are at home; None while there are none to be read."""
    return next((guide for guide in guides(language) if any(e.is_shared for e in guide.at_home)), None)


@per_generation
def _guides() -> dict[str, tuple[Guide, ...]]:
    """Return the guides of all languages: three queries, once per generation."""
    pages: dict[str, list[GuidePage]] = defaultdict(list)
    for page in guide_pages().values():
        pages[page.locale.language_code].append(page)
    own, shared = own_chapters(), shared_chapters()
    return {
        language: _of_language(language, found, own, shared[language]) for language, found in pages.items()
    }


def _of_language(
    language: str,
    pages: Sequence[GuidePage],
    own: dict[str, list[GuideChapterPage]],
    shared: Sequence[SharedChapter],
) -> tuple[Guide, ...]:
    home = _home(pages)
    with translation.override(language):
        return tuple(_guide(page, own.get(page.path, []), shared, home) for page in pages)


def _home(pages: Sequence[GuidePage]) -> str:
    """Choose the guide under whose address the shared chapters are found; empty where no guide has them."""
    sectoral = [page for page in pages if page.sector_id]
    sectoral.sort(key=lambda page: page.code != CANONICAL)
    return sectoral[0].slug if sectoral else ""


def _guide(
    page: GuidePage, own: Sequence[GuideChapterPage], shared: Sequence[SharedChapter], home: str
) -> Guide:
    rows: list[tuple[str, Chapter]] = [(COMMON, row) for row in shared] if page.sector_id else []
    rows += [(row.part, row) for row in own]
    rows.sort(key=lambda pair: PARTS.index(pair[0]))
    return Guide(
        pk=page.pk,
        translation_key=page.translation_key,
        code=page.code,
        sector=page.sector_id or "",
        title=page.title,
        slug=page.slug,
        href=reverse("guides:guide", args=[page.slug]),
        intro=page.intro,
        chapters=tuple(
            _entry(number, part, row, page.slug, home) for number, (part, row) in enumerate(rows, start=1)
        ),
        name=localized(page.sector, "name") if page.sector else NOTHING,
        line=localized(page.sector, "tagline") if page.sector else NOTHING,
    )


def _entry(number: int, part: str, row: Chapter, guide: str, home: str) -> Entry:
    is_shared = isinstance(row, SharedChapter)
    return Entry(
        number=number,
        title=row.title,
        slug=row.slug,
        part=part,
        minutes=row.reading_minutes,
        is_shared=is_shared,
        pk=row.pk,
        translation_key=row.translation_key,
        href=reverse("guides:chapter", args=[guide, row.slug]),
        canonical=reverse("guides:chapter", args=[home if is_shared else guide, row.slug]),
        intro=row.intro,
        changed=row.last_published_at,
        key=row.key if isinstance(row, SharedChapter) else "",
    )
