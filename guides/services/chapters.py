"""The chapters themselves, whether they are pages of a guide or shared by several."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from guides.models import GuideChapterPage, SharedChapter
from guides.services.contents import Chapter, Entry, Guide


def chapters_of(guide: Guide, entries: Iterable[Entry] | None = None) -> dict[UUID, Chapter]:
    """Return the chapters of a guide, or those of some of its entries, by translation key: two queries."""
    wanted = guide.chapters if entries is None else tuple(entries)
    found: dict[UUID, Chapter] = {}
    for model, is_shared in ((SharedChapter, True), (GuideChapterPage, False)):
        keys = [entry.pk for entry in wanted if entry.is_shared == is_shared]
        found |= {row.translation_key: row for row in model.objects.in_bulk(keys).values()}
    return found
