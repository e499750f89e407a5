"""What is in the guides of a language: which chapters, in which order, under which addresses.

The shared chapters stand once in the database and once in every sectoral guide. Their own address, the one
that search engines, the API and links use, is the one under SABAQTASTYQ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils import translation

from guides.enums import COMMON, PARTS
from guides.models import GuideChapterPage, GuidePage, SharedChapter
from portal.base.generation import per_generation
from portal.base.tree import is_restricted

#: The guide under whose address the shared chapters are found.
CANONICAL = "SABAQTASTYQ"


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

    @property
    def minutes(self) -> int:
        """Return how long it takes to read all of it."""
        return sum(entry.minutes for entry in self.chapters)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """Return the parts that have chapters, each with them."""
        found = ((part, tuple(entry for entry in self.chapters if entry.part == part)) for part in PARTS)
        return tuple((part, entries) for part, entries in found if entries)

    def entry(self, slug: str) -> Entry | None:
        """Return the chapter at that address."""
        return next((entry for entry in self.chapters if entry.slug == slug), None)

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """Return the chapters before and after that one."""
        place = self.chapters.index(entry)
        before = self.chapters[place - 1] if place else None
        after = self.chapters[place + 1] if place + 1 < len(self.chapters) else None
        return before, after


@per_generation
def guides(language: str) -> tuple[Guide, ...]:
    """Return the published guides of a language in the order of their pages."""
    pages = [page for page in _guide_pages(language) if not is_restricted(page)]
    own = _own_chapters(language)
    shared = tuple(SharedChapter.objects.filter(live=True, locale__language_code=language).defer("body"))
    canonical = next((page.slug for page in pages if page.code == CANONICAL), "")
    with translation.override(language):
        return tuple(_guide(page, own.get(page.path, []), shared, canonical) for page in pages)


def _guide_pages(language: str) -> Iterable[GuidePage]:
    return GuidePage.objects.live().filter(locale__language_code=language).order_by("path")


def _own_chapters(language: str) -> dict[str, list[GuideChapterPage]]:
    """Return the published chapters below the path of each guide, without their texts."""
    found: dict[str, list[GuideChapterPage]] = {}
    rows = GuideChapterPage.objects.live().filter(locale__language_code=language).order_by("path")
    for row in rows.defer("body"):
        if not is_restricted(row):
            found.setdefault(row.path[: -GuideChapterPage.steplen], []).append(row)
    return found


def _guide(
    page: GuidePage, own: list[GuideChapterPage], shared: tuple[SharedChapter, ...], canonical: str
) -> Guide:
    href = reverse("guides:guide", args=[page.slug])
    common = shared if page.sector_id else ()
    rows: list[tuple[str, SharedChapter | GuideChapterPage]] = [(COMMON, row) for row in common]
    rows += [(row.part, row) for row in own]
    rows.sort(key=lambda pair: PARTS.index(pair[0]))
    chapters = tuple(
        _entry(number, part, row, page.slug, canonical or page.slug)
        for number, (part, row) in enumerate(rows, start=1)
    )
    return Guide(
        pk=page.pk,
        translation_key=page.translation_key,
        code=page.code,
        sector=page.sector_id or "",
        title=page.title,
        slug=page.slug,
        href=href,
        intro=page.intro,
        chapters=chapters,
    )


def _entry(
    number: int, part: str, row: SharedChapter | GuideChapterPage, guide: str, canonical: str
) -> Entry:
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
        canonical=reverse("guides:chapter", args=[canonical if is_shared else guide, row.slug]),
        intro=row.intro,
    )


def guide_at(slug: str, language: str) -> Guide | None:
    """Return the published guide at that address."""
    return next((guide for guide in guides(language) if guide.slug == slug), None)


def guide_of(sector: str, language: str) -> Guide | None:
    """Return the published guide of a direction."""
    return next((guide for guide in guides(language) if guide.sector == sector), None)
