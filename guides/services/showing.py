"""A chapter as a reader sees it: its blocks written out once per generation, its terms explained in place."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from guides.models import GuideChapterPage, SharedChapter
from guides.services.contents import Entry, Guide
from guides.services.explaining import explained
from portal.base.generation import per_generation
from portal.base.templatetags.text import anchor

Chapter = SharedChapter | GuideChapterPage
#: Blocks that make an entry in the list of what is on the page.
HEADINGS = "heading"


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


@per_generation
def shown(pk: int, is_shared: bool, guide: Guide, language: str) -> Shown:
    """Return a published chapter as it stands in that guide."""
    model = SharedChapter if is_shared else GuideChapterPage
    return write_out(model.objects.get(pk=pk), guide, language)


def shown_entry(entry: Entry, guide: Guide, language: str) -> Shown:
    """Return the chapter that an entry of the contents leads to."""
    return shown(entry.pk, entry.is_shared, guide, language)


def write_out(chapter: Chapter, guide: Guide | None, language: str) -> Shown:
    """Return a chapter as it stands in a guide; without one as it looks while it is edited."""
    body = render_to_string("guides/includes/body.html", {"body": chapter.body, "guide": guide})
    if guide and isinstance(chapter, SharedChapter):
        body = _within(body, guide)
    headings = [block.value for block in chapter.body if block.block_type == HEADINGS]
    return Shown(
        title=chapter.title,
        seo_title=getattr(chapter, "seo_title", "") or chapter.title,
        description=chapter.search_description or chapter.intro,
        intro=chapter.intro,
        glance=tuple(chapter.glance_points),
        headings=tuple(Heading(anchor(text), text) for text in headings),
        body=explained(body, language),
        sources=explained(expand_db_html(chapter.sources), language, start=1000),
    )


def _within(html: str, guide: Guide) -> SafeString:
    """Let links between shared chapters stay in the guide that is being read."""
    for entry in guide.chapters:
        if entry.is_shared:
            html = html.replace(f'href="{entry.canonical}', f'href="{entry.href}')
    return mark_safe(html)  # noqa: S308 -- it was written by our templates
