"""Where words stand in a guide: a plain search through the sections of its chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks

from guides.services.anchors import LEVELS, named
from guides.services.chapters import chapters_of
from guides.services.contents import Chapter, Entry, Guide
from guides.services.glossary import Term, terms
from portal.base.generation import per_generation
from portal.text import fold_words

MAX_HITS = 20
#: Words shown before and after the first one that was found.
BEFORE, AFTER = 8, 22
#: A shorter word is found only as it is; of a longer one the beginning is enough.
BEGINNING = 2
#: An asked word may be longer than the one in the text, which is then so long at least: endings differ.
STEM = 5


@dataclass(frozen=True)
class Section:
    """A section of a chapter as plain text; the folded words of its titles, and those that are its own."""

    entry: Entry
    heading: str
    href: str
    text: str
    titles: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True)
class Hit:
    """A section in which the words stand, with what stands around the first of them."""

    entry: Entry
    heading: str
    href: str
    excerpt: SafeString


class Found(NamedTuple):
    """The first sections that were found, and how many there are."""

    total: int
    hits: tuple[Hit, ...]


def find(guide: Guide, asked: str, language: str) -> Found:
    """Return the sections that hold every asked word in some form, those in whose titles they stand first."""
    words = list(dict.fromkeys(fold_words(asked)))
    if not words:
        return Found(0, ())
    found = [section for section in sections(guide, language) if _answers(section, words)]
    found.sort(key=lambda section: not _holds(section.titles, words))
    hits = tuple(
        Hit(section.entry, section.heading, section.href, _excerpt(section.text, words))
        for section in found[:MAX_HITS]
    )
    return Found(len(found), hits)


def _answers(section: Section, words: list[str]) -> bool:
    """Say whether the words stand in the section and its titles, one of them at least in what is its own."""
    return _holds(section.titles | section.own, words) and any(_holds(section.own, [word]) for word in words)


def _holds(there: Iterable[str], words: list[str]) -> bool:
    return all(any(_meets(word, asked) for word in there) for asked in words)


def _meets(word: str, asked: str) -> bool:
    if len(asked) < BEGINNING:
        return word == asked
    return word.startswith(asked) or (len(word) >= STEM and asked.startswith(word))


def _excerpt(text: str, words: list[str]) -> SafeString:
    """Return what stands around the first of the words, with the words marked."""
    pieces = text.split()
    marked = [any(_meets(word, asked) for word in fold_words(piece) for asked in words) for piece in pieces]
    first = marked.index(True) if True in marked else 0
    begin, end = max(0, first - BEFORE), first + AFTER
    shown = [
        format_html("<mark>{}</mark>" if hit else "{}", piece)
        for piece, hit in zip(pieces[begin:end], marked[begin:end], strict=True)
    ]
    before, after = ("… " if begin else ""), (" …" if end < len(pieces) else "")
    return mark_safe(f"{before}{' '.join(shown)}{after}")  # noqa: S308 -- every piece was escaped


@per_generation
def sections(guide: Guide, language: str) -> tuple[Section, ...]:
    """Return all sections of a guide; in two queries and the terms, once per generation."""
    chapters, known = chapters_of(guide), terms(language)
    return tuple(
        section
        for entry in guide.chapters
        for section in _sections(entry, chapters[entry.translation_key], known)
    )


def _sections(entry: Entry, chapter: Chapter, known: dict[str, Term]) -> Iterator[Section]:
    heading, href, texts = "", entry.href, [chapter.intro, *chapter.glance_points]
    for block, name in named(chapter.body):
        if name and LEVELS[block.block_type] == min(LEVELS.values()):
            yield _section(entry, heading, href, texts)
            heading, href, texts = str(block.value), f"{entry.href}#{name}", []
        elif block.block_type == "definition":
            term = known.get(block.value)
            texts += [term.term, term.meaning] if term else []
        else:
            texts += words_of(block.block, block.value)
    yield _section(entry, heading, href, texts)


def _section(entry: Entry, heading: str, href: str, texts: list[str]) -> Section:
    text = " ".join(_sentence(" ".join(part.split())) for part in texts if part.strip())
    titles = frozenset(fold_words(f"{entry.title} {heading}"))
    return Section(
        entry, heading, href, text, titles, frozenset(fold_words(f"{heading or entry.title} {text}"))
    )


def _sentence(text: str) -> str:
    """Let a point of a list end as a sentence does, so that an excerpt does not run them together."""
    return text if text[-1] in ".!?…:;»”" else f"{text}."


def words_of(block: blocks.Block, value: Any) -> list[str]:
    """Return the words of a block that a reader sees; of a choice the reader sees only its look."""
    if isinstance(block, blocks.ChoiceBlock):
        return []
    if isinstance(block, blocks.StructBlock) and isinstance(
        value, Mapping
    ):  # a picture's value is the picture
        children = block.child_blocks.items()
        return [text for name, child in children for text in words_of(child, value.get(name))]
    if isinstance(block, blocks.ListBlock):
        return [text for item in value for text in words_of(block.child_block, item)]
    return [str(text) for text in block.get_searchable_content(value)]
