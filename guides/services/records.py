"""Guides, terms and printable forms as plain records for the API, made once per generation.

A shared chapter is written out once, where it is at home, and stands in the record of every sectoral guide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import translation

from guides.enums import COMMON, Part
from guides.services.chapters import chapters_of
from guides.services.contents import Chapter, Entry, Guide, guides, home_of_shared
from guides.services.forms import form_cards
from guides.services.glossary import terms
from guides.services.plain import absolute_html, form_data, plain_blocks, plain_html, term_data
from guides.services.published import guide_pages
from portal.base.generation import per_generation
from portal.base.sites import absolute
from portal.base.tree import live_paths

Record = dict[str, Any]

#: The parts that have a number; appendices and chapters of an undivided guide have none.
NUMBERS = {COMMON: 1, Part.DEVELOP: 2, Part.BEGIN: 3}
_PAGE = re.compile(r'linktype="page"[^>]*?\bid="(\d+)"|\bid="(\d+)"[^>]*?linktype="page"')


@per_generation
def guide_records(language: str) -> tuple[Record, ...]:
    """Return the guides of a language in their order; do not change them."""
    return tuple(_item(guide) for guide in guides(language))


@per_generation
def guide_record(guide: Guide, language: str) -> Record:
    """Return a published guide with its chapters; do not change it."""
    page = guide_pages()[guide.pk]
    own = [entry for entry in guide.chapters if not entry.is_shared]
    with translation.override(language):
        written = _written(own, guide, language)
        written |= _shared_records(language) if len(own) < len(guide.chapters) else {}
        return _item(guide) | {
            "glance": page.glance_points,
            "author": page.author,
            "review": page.review,
            "sources": absolute_html(page.sources),
            "chapters": [written[entry.translation_key] for entry in guide.chapters],
        }


@per_generation
def term_records(language: str) -> tuple[Record, ...]:
    """Return the terms of a language in the order of its alphabet; do not change them."""
    with translation.override(language):
        return tuple(term_data(term) for term in terms(language).values())


@per_generation
def form_records(language: str) -> tuple[Record, ...]:
    """Return the printable forms of a language in their order; do not change them."""
    return tuple(form_data(card) for card in form_cards(language).values())


def _item(guide: Guide) -> Record:
    return {
        "slug": guide.slug,
        "sector": guide.sector or None,
        "code": guide.code,
        "title": guide.title,
        "intro": guide.intro,
        "reading_minutes": guide.minutes,
        "url": absolute(guide.href),
    }


@per_generation
def _shared_records(language: str) -> dict[UUID, Record]:
    """Return the shared chapters as they stand in the guide that is their home, by translation key."""
    home = home_of_shared(language)
    if home is None:
        return {}
    shared = [entry for entry in home.chapters if entry.is_shared]
    return _written(shared, home, language)


def _written(entries: Iterable[Entry], guide: Guide, language: str) -> dict[UUID, Record]:
    """Return chapters of a guide by translation key; the pages they link to are looked up together."""
    rows = chapters_of(guide, entries)
    live_paths(_linked_pages(rows.values()), language)
    return {
        entry.translation_key: _chapter(entry, rows[entry.translation_key], guide, language)
        for entry in entries
        if entry.translation_key in rows
    }


def _linked_pages(chapters: Iterable[Chapter]) -> set[int]:
    """Return the ids of the pages to which texts of the chapters lead."""
    texts = [f"{json.dumps(list(row.body.raw_data))}{row.sources}" for row in chapters]
    found = _PAGE.findall("".join(texts).replace('\\"', '"'))
    return {int(one or other) for one, other in found}


def _chapter(entry: Entry, chapter: Chapter, guide: Guide, language: str) -> Record:
    blocks = plain_blocks(chapter.body, guide.sector, language)
    return {
        "slug": entry.slug,
        "title": entry.title,
        "part": NUMBERS.get(entry.part),
        "shared": entry.is_shared,
        "reading_minutes": entry.minutes,
        "url": absolute(entry.canonical),
        "intro": entry.intro,
        "glance": chapter.glance_points,
        "blocks": blocks,
        "html": plain_html(blocks),
        "sources": absolute_html(chapter.sources),
    }
