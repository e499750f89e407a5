"""What the content files of the guides say; an unknown or missing word in them stops with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any, TypeVar

from guides.services.reading_blocks import read_chapter_body
from guides.services.reading_forms import read_form_body
from portal.base.languages import LANGUAGES
from portal.loading.blocks import Body
from portal.loading.fields import ContentError, Fields, read_yaml


@dataclass(frozen=True)
class ChapterText:
    """The words of a chapter in one language."""

    title: str
    intro: str
    seo_description: str
    glance: tuple[str, ...]
    sources: str
    body: Body


@dataclass(frozen=True)
class GuideText:
    """The words of a guide's first page in one language."""

    title: str
    intro: str
    seo_description: str
    glance: tuple[str, ...]
    sources: str
    author: str
    review: str


@dataclass(frozen=True)
class FormText:
    """A printable form in one language."""

    title: str
    intro: str
    seo_description: str
    status: str
    sources: str
    body: Body


@dataclass(frozen=True)
class IndexText:
    """The words of the page that lists the guides."""

    title: str
    intro: str
    seo_description: str


@dataclass(frozen=True)
class ResourceText:
    """A link to a site, in three languages."""

    key: str
    url: str
    language: str
    guides: tuple[str, ...]
    title: dict[str, str]
    note: dict[str, str]


Text = TypeVar("Text", ChapterText, GuideText, FormText, IndexText)
BodyReader = Callable[[str, list[object]], Body]


def read_chapter(path: Path) -> ChapterText:
    """Return the words of a chapter."""
    return _read(path, ChapterText, read_chapter_body)


def read_guide(path: Path) -> GuideText:
    """Return the words of a guide's first page."""
    return _read(path, GuideText)


def read_form(path: Path) -> FormText:
    """Return a printable form."""
    return _read(path, FormText, read_form_body)


def read_index(path: Path) -> IndexText:
    """Return the words of the page that lists the guides."""
    return _read(path, IndexText)


def _read(path: Path, kind: type[Text], body: BodyReader = read_chapter_body) -> Text:
    """Return what a file says: a plain text under each name, unless it is one of the three that are more."""
    fields = Fields(path.name, read_yaml(path))
    more: dict[str, Callable[[], Any]] = {
        "glance": lambda: fields.names("glance"),
        "sources": lambda: fields.markup("sources"),
        "body": lambda: body(path.name, fields.take("body", list)),
    }
    names = [field.name for field in fields_of(kind)]
    text = kind(**{name: more[name]() if name in more else fields.take(name, str) for name in names})
    fields.done()
    return text


def read_glossary(path: Path) -> dict[str, tuple[str, str]]:
    """Return the terms of a language by their keys, each with its meaning."""
    fields = Fields(path.name, read_yaml(path))
    terms = {}
    for key in list(fields.data):
        entry = Fields(f"{path.name}: {key}", fields.take(key, dict))
        terms[key] = (entry.take("term", str), entry.take("meaning", str))
        entry.done()
    return terms


def read_resources(path: Path) -> list[ResourceText]:
    """Return the links to sites of others."""
    items = read_yaml(path)
    if not isinstance(items, list):
        raise ContentError(f"{path.name}: expected a list")
    return [_resource(Fields(f"{path.name}, item {n}", data)) for n, data in enumerate(items, 1)]


def _resource(fields: Fields) -> ResourceText:
    text = ResourceText(
        **{name: fields.take(name, str) for name in ("key", "url", "language")},
        guides=fields.names("guides"),
        title=fields.languages("title"),
        note=fields.languages("note"),
    )
    fields.done()
    if text.language not in LANGUAGES:
        raise ContentError(f"{fields.where}: unknown language {text.language}")
    return text
