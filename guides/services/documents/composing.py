"""Write the manuscripts of a guide and of a chapter, in their language."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from guides.enums import PART_TITLES
from guides.models import GuideChapterPage, SharedChapter
from guides.services.chapters import chapters_of
from guides.services.contents import Chapter, Entry, Guide
from guides.services.documents import markup
from guides.services.documents.around import Around, Node, shown_address
from guides.services.documents.blocks import nodes_of
from guides.services.documents.manuscripts import Manuscript
from guides.services.documents.pictures import colour_of, symbol
from guides.services.published import guide_pages
from portal.base.sites import absolute

PAPER = "#FFFFFF"
#: The figure of a guide without a direction.
PROGRAMME = "shield"


def frame(title: str, href: str, language: str) -> Node:
    """Return what every document has: language, title, address with its code, the words of the templates."""
    address = absolute(href)
    return {
        "language": language,
        "title": title,
        "href": address,
        "shown": shown_address(address),
        "code_alt": _("Square code that leads to %(address)s") % {"address": shown_address(address)},
        "portal": "Birgemiz",
        "words": {
            "contents": _("Contents"),
            "glance": _("At a glance"),
            "terms": _("Terms"),
            "sources": _("Where the facts come from"),
            "shared": _("shared by all guides"),
            "online": _("The newest version is on the portal"),
            "who": _("Author"),
            "review": _("Should still be revised"),
        },
    }


def compose_guide(guide: Guide, language: str) -> Manuscript:
    """Return a whole guide."""
    with translation.override(language):
        page = guide_pages()[guide.pk]
        around = Around(language, guide, inside=_inside(guide))
        chapters = chapters_of(guide)
        parts = [
            {
                "title": str(PART_TITLES.get(part, "")),
                "chapters": [chapter_data(chapters[entry.translation_key], entry, around) for entry in found],
            }
            for part, found in guide.parts
        ]
        data = {
            **frame(guide.title, guide.href, language),
            "colour": colour_of(guide.sector),
            "figure": guide.sector or PROGRAMME,
            "kicker": guide.name.text or _("Guide"),
            "intro": page.intro,
            "glance": page.glance_points,
            "author": page.author,
            "review": page.review,
            "sources": markup.read(page.sources, around),
            "parts": parts,
        }
        return _manuscript("guide.typ", data, around, guide)


def compose_chapter(guide: Guide, entry: Entry, language: str) -> Manuscript:
    """Return a chapter alone; a shared one has the portal's colour and its canonical address."""
    model = SharedChapter if entry.is_shared else GuideChapterPage
    with translation.override(language):
        around = Around(language, guide)
        chapter = chapter_data(model.objects.get(pk=entry.pk), entry, around)
        data = {
            **frame(entry.title, entry.canonical, language),
            "colour": colour_of("" if entry.is_shared else guide.sector),
            "figure": "" if entry.is_shared else guide.sector or PROGRAMME,
            "kicker": _("shared by all guides") if entry.is_shared else guide.title,
            "chapter": chapter,
        }
        return _manuscript("chapter.typ", data, around, guide)


def chapter_data(chapter: Chapter, entry: Entry, around: Around) -> Node:
    """Return a chapter as a template takes it."""
    return {
        "name": entry.slug,
        "number": entry.number,
        "title": chapter.title,
        "shared": entry.is_shared,
        "intro": chapter.intro,
        "glance": chapter.glance_points,
        "body": nodes_of(chapter.body, around),
        "sources": markup.read(chapter.sources, around),
    }


def _manuscript(template: str, data: Node, around: Around, guide: Guide) -> Manuscript:
    pictures = dict(around.pictures)
    if data["figure"]:
        pictures["figure.svg"] = symbol(data["figure"], PAPER)
    pictures["mark.svg"] = symbol("mark", data["colour"])
    data["terms"] = around.words_to_explain()
    return Manuscript(template, data, pictures, tuple(around.forms))


def _inside(guide: Guide) -> dict[str, str]:
    """Return the addresses of a guide's chapters; shared ones have one here and one where they are kept."""
    return {path: entry.slug for entry in guide.chapters for path in (entry.canonical, entry.href)}
