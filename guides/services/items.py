"""The things that content files describe: pages, shared chapters, terms, forms, each in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from wagtail.models import Page, TranslatableMixin

from guides.models import (
    FormTemplate,
    GlossaryTerm,
    GuideChapterPage,
    GuideIndexPage,
    GuidePage,
    SharedChapter,
)
from guides.services.reading import read_chapter, read_form, read_glossary, read_guide, read_index
from guides.services.reading_plan import GuidePlan, Plan, read_plan
from portal.base.languages import LANGUAGES
from portal.loading.fields import ContentError

INDEX = "guides"
Terms = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class TermText:
    """A term in one language."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Item:
    """One thing: `read(language)` returns its words, `fixed` holds what the plan says of it."""

    key: str
    model: type[TranslatableMixin]
    read: Callable[[str], Any]
    fixed: Mapping[str, Any]
    above: str = ""

    @property
    def is_page(self) -> bool:
        """Say whether it stands in the tree of pages."""
        return issubclass(self.model, Page)


def page_items(folder: Path) -> Iterator[Item]:
    """Yield the pages, each after the one above it and after the one before it."""
    plan = read_plan(folder / "guides.yaml")
    yield Item(INDEX, GuideIndexPage, _from_files(folder / "index", read_index), {"slug": "guides"})
    for guide in plan.guides:
        yield from _guide(folder, guide)


def _guide(folder: Path, guide: GuidePlan) -> Iterator[Item]:
    above = f"guide:{guide.key}"
    fixed = {"slug": guide.key, "code": guide.code, "sector_id": guide.sector or None}
    yield Item(above, GuidePage, _from_files(folder / guide.key / "guide", read_guide), fixed, INDEX)
    for part, name in guide.chapters:
        read = _from_files(folder / guide.key / name, read_chapter)
        yield Item(f"{above}/{name}", GuideChapterPage, read, {"part": part}, above)


def snippet_items(folder: Path) -> Iterator[Item]:
    """Yield terms, forms and shared chapters."""
    plan = read_plan(folder / "guides.yaml")
    read_terms = cache(lambda language: read_glossary(_there(folder / f"glossary.{language}.yaml")))
    for key in read_terms(LANGUAGES[0]):
        yield Item(f"term:{key}", GlossaryTerm, partial(_term, read_terms, key), {"key": key})
    for position, key in enumerate(plan.forms, 1):
        read = _from_files(folder / "forms" / key, read_form)
        yield Item(f"form:{key}", FormTemplate, read, {"key": key, "position": position})
    yield from _shared(folder, plan)


def _shared(folder: Path, plan: Plan) -> Iterator[Item]:
    for position, key in enumerate(plan.shared, 1):
        read = _from_files(folder / "shared" / key, read_chapter)
        yield Item(f"shared:{key}", SharedChapter, read, {"key": key, "position": position})


def items(folder: Path) -> list[Item]:
    """Return everything that the files of a folder describe, in the order in which it can be written."""
    return [*snippet_items(folder), *page_items(folder)]


def _from_files(stem: Path, read: Callable[[Path], Any]) -> Callable[[str], Any]:
    return lambda language: read(_there(stem.with_name(f"{stem.name}.{language}.yaml")))


def _there(path: Path) -> Path:
    if not path.exists():
        raise ContentError(f"{path.parent.name}/{path.name} is missing, though the plan names it")
    return path


def _term(read: Callable[[str], Terms], key: str, language: str) -> TermText:
    terms = read(language)
    if key not in terms:
        raise ContentError(f"glossary.{language}.yaml: {key} is missing")
    return TermText(*terms[key])
