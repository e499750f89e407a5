"""A chapter as a reader sees it: its blocks written out once per generation, its terms explained in place."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from guides.models import GuideChapterPage, SharedChapter
from guides.services.anchors import named
from guides.services.chapters import chapters_of
from guides.services.contents import Chapter, Entry, Guide
from guides.services.explaining import explained
from portal.base.generation import per_generation
from portal.base.sharing import share_picture_of

#: Blocks that make an entry in the list of what is on the page.
LISTED = "heading"
#: Names inside the sources begin after those inside the text.
SOURCES = 1000


@dataclass(frozen=True)
class Heading:
    """A section of a chapter and the name by which a link leads to it."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Shown:
    """A chapter written out."""

    title: str
    seo_title: str
    description: str
    intro: str
    glance: tuple[str, ...]
    headings: tuple[Heading, ...]
    body: SafeString
    sources: SafeString
    picture: str = ""


@per_generation
def shown(pk: int, is_shared: bool, guide: Guide, language: str) -> Shown:
    """Return a published chapter as it stands in that guide."""
    model = SharedChapter if is_shared else GuideChapterPage
    return write_out(model.objects.get(pk=pk), guide, language)


def shown_entry(entry: Entry, guide: Guide, language: str) -> Shown:
    """Return the chapter that an entry of the contents leads to."""
    return shown(entry.pk, entry.is_shared, guide, language)


def shown_guide(guide: Guide, language: str) -> list[tuple[Entry, Shown]]:
    """Return all chapters of a guide with what their entries say; two queries, not kept."""
    chapters = chapters_of(guide)
    return [(entry, write_out(chapters[entry.translation_key], guide, language)) for entry in guide.chapters]


def write_out(chapter: Chapter, guide: Guide | None, language: str) -> Shown:
    """Return a chapter as it stands in a guide; without one as it looks while it is edited."""
    with translation.override(language):
        body = render_to_string("guides/includes/body.html", {"body": chapter.body, "guide": guide})
        sources = expand_db_html(chapter.sources)
    if guide and isinstance(chapter, SharedChapter):
        body = _within(body, guide)
    picture = share_picture_of(chapter)
    return Shown(
        title=chapter.title,
        seo_title=getattr(chapter, "seo_title", "") or chapter.title,
        description=chapter.search_description or chapter.intro,
        intro=chapter.intro,
        glance=tuple(chapter.glance_points),
        headings=headings(chapter),
        body=explained(body, language),
        sources=explained(sources, language, start=SOURCES),
        picture=picture.url if picture else "",
    )


def headings(chapter: Chapter) -> tuple[Heading, ...]:
    """Return the sections of a chapter."""
    return tuple(
        Heading(name, str(block.value)) for block, name in named(chapter.body) if block.block_type == LISTED
    )


def _within(html: str, guide: Guide) -> SafeString:
    """Let links between shared chapters stay in the guide that is being read."""
    for entry in guide.chapters:
        if entry.is_shared:
            html = html.replace(f'href="{entry.canonical}', f'href="{entry.href}')
    return mark_safe(html)  # noqa: S308 -- it was written by our templates
