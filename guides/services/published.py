"""The rows of the guides that are published and that everybody may read."""

from __future__ import annotations

from collections import defaultdict

from guides.models import GuideChapterPage, GuideIndexPage, GuidePage, SharedChapter
from portal.base.generation import per_generation
from portal.base.tree import is_restricted

#: What the contents do not need of a chapter.
WORDS = ("body", "glance", "sources")


@per_generation
def index_pages() -> dict[str, GuideIndexPage]:
    """Return the page that lists the guides, by language; do not change it."""
    rows = GuideIndexPage.objects.live().select_related("locale")
    return {row.locale.language_code: row for row in rows if not is_restricted(row)}


@per_generation
def guide_pages() -> dict[int, GuidePage]:
    """Return the pages of all guides in their order; do not change it."""
    rows = GuidePage.objects.live().select_related("locale", "sector").order_by("path")
    return {row.pk: row for row in rows if not is_restricted(row)}


def own_chapters() -> dict[str, list[GuideChapterPage]]:
    """Return the published chapters below the path of each guide, without their texts."""
    found: dict[str, list[GuideChapterPage]] = defaultdict(list)
    for row in GuideChapterPage.objects.live().order_by("path").defer(*WORDS):
        if not is_restricted(row):
            found[row.path[: -GuideChapterPage.steplen]].append(row)
    return found


def shared_chapters() -> dict[str, list[SharedChapter]]:
    """Return the published shared chapters of each language, without their texts."""
    found: dict[str, list[SharedChapter]] = defaultdict(list)
    for row in SharedChapter.objects.filter(live=True).select_related("locale").defer(*WORDS):
        found[row.locale.language_code].append(row)
    return found
