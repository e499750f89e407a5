"""Where words stand in a guide: a plain search through the sections of its chapters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from guides.models import GuideChapterPage, SharedChapter
from guides.services.contents import Entry, Guide
from portal.base.generation import per_generation
from portal.base.templatetags.text import anchor
from portal.text import fold, fold_words

MAX_HITS = 20
AROUND = 90


@dataclass(frozen=True)
class Section:
    """A section of a chapter as plain text."""

    entry: Entry
    heading: str
    href: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A section in which all the words stand, with what stands around the first of them."""

    entry: Entry
    heading: str
    href: str
    excerpt: SafeString


def find(guide: Guide, asked: str, language: str) -> tuple[Hit, ...]:
    """Return the sections that hold every asked word or its beginning, those in whose heading first."""
    words = fold_words(asked)
    if not words:
        return ()
    found = [section for section in sections(guide, language) if _holds(section, words)]
    found.sort(key=lambda section: not _begin(f"{section.entry.title} {section.heading}", words))
    return tuple(
        Hit(section.entry, section.heading, section.href, _excerpt(section.text, words))
        for section in found[:MAX_HITS]
    )


def _holds(section: Section, words: list[str]) -> bool:
    return _begin(f"{section.entry.title} {section.heading} {section.text}", words)


def _begin(text: str, words: list[str]) -> bool:
    there = fold_words(text)
    return all(any(word.startswith(asked) for word in there) for asked in words)


def _excerpt(text: str, words: list[str]) -> SafeString:
    """Return what stands around the first of the words, with the words marked."""
    pieces = re.split(r"(\s+)", text)
    marked = [any(fold(piece.strip("«»“”.,:;()!?")).startswith(word) for word in words) for piece in pieces]
    first = marked.index(True) if True in marked else 0
    begin = max(0, first - AROUND // 6)
    shown = list(zip(pieces, marked, strict=True))[begin : first + AROUND // 2]
    before, after = ("… " if begin else ""), (" …" if first + AROUND // 2 < len(pieces) else "")
    body = format_html_join("", "{}", ((_mark(piece) if hit else piece,) for piece, hit in shown))
    return mark_safe(f"{before}{body}{after}")  # noqa: S308 -- every piece was escaped


def _mark(piece: str) -> SafeString:
    return format_html_join("", "<mark>{}</mark>", [(piece,)])


@per_generation
def sections(guide: Guide, language: str) -> tuple[Section, ...]:
    """Return all sections of a guide; in two queries, once per generation."""
    shared = SharedChapter.objects.in_bulk([entry.pk for entry in guide.chapters if entry.is_shared])
    own = GuideChapterPage.objects.in_bulk([entry.pk for entry in guide.chapters if not entry.is_shared])
    return tuple(
        section
        for entry in guide.chapters
        for section in _sections(entry, (shared if entry.is_shared else own)[entry.pk])
    )


def _sections(entry: Entry, chapter: SharedChapter | GuideChapterPage) -> list[Section]:
    found: list[tuple[str, list[str]]] = [("", [chapter.intro, *chapter.glance_points])]
    for block in chapter.body:
        if block.block_type == "heading":
            found.append((str(block.value), []))
        else:
            found[-1][1].extend(map(str, block.block.get_searchable_content(block.value)))
    return [
        Section(entry, heading, f"{entry.href}#{anchor(heading)}" if heading else entry.href, " ".join(texts))
        for heading, texts in found
    ]
