"""What the content files say: front pages, ordinary pages, menus and settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from home.enums import MenuPlace, Review
from portal.loading.blocks import TEXT_BLOCKS, Body, read_blocks
from portal.loading.fields import ContentError, Fields, read_yaml

TARGETS = {"page": "page", "guide": "guide", "route": "destination", "room": "destination"}


@dataclass(frozen=True)
class HomeText:
    """The words of a front page."""

    title: str
    seo_description: str
    hero_title: str
    hero_text: str
    ask_title: str
    ask_page: str


@dataclass(frozen=True)
class PageText:
    """The words of an ordinary page."""

    title: str
    slug: str
    seo_description: str
    intro: str
    reviewed_on: date
    needs_review: str
    body: Body


@dataclass(frozen=True)
class MenuEntry:
    """One item of a menu; `target` is a kind and a name, or nothing for a group."""

    key: str
    place: str
    parent: str
    position: int
    label: dict[str, str]
    target: tuple[str, str] | None


@dataclass(frozen=True)
class HelplineText:
    """A helpline as it is at the start."""

    number: str
    label: dict[str, str]
    checked_on: date | None


@dataclass(frozen=True)
class SettingsText:
    """The portal's settings as they are at the start."""

    operator: dict[str, str]
    address: dict[str, str]
    footer: dict[str, str]
    bin: str
    email: str
    phone: str
    responsible: str
    helplines: list[HelplineText]


def read_home(path: Path) -> HomeText:
    """Return the words of a front page."""
    fields = Fields(path.name, read_yaml(path))
    text = HomeText(**{name: fields.take(name, str) for name in HomeText.__dataclass_fields__})
    fields.done()
    return text


def read_page(path: Path) -> PageText:
    """Return the words of an ordinary page."""
    fields = Fields(path.name, read_yaml(path))
    text = PageText(
        **{name: fields.take(name, str) for name in ("title", "slug", "seo_description", "intro")},
        reviewed_on=fields.take("reviewed_on", date),
        needs_review=Review(fields.take("needs_review", str)).value,
        body=read_blocks(path.name, fields.take("body", list), TEXT_BLOCKS),
    )
    fields.done()
    return text


def read_menus(path: Path) -> list[MenuEntry]:
    """Return the items of all menus, each group before what stands in it."""
    fields = Fields(path.name, read_yaml(path))
    entries: list[MenuEntry] = []
    for place in MenuPlace.values:
        entries += _menu(f"{path.name}, {place}", fields.take(place, list), place, "")
    fields.done()
    return entries


def _menu(where: str, items: list[object], place: str, parent: str) -> list[MenuEntry]:
    entries: list[MenuEntry] = []
    for position, item in enumerate(items, start=1):
        fields = Fields(where, item)
        key = fields.take("key", str)
        kind, _, name = (fields.take("target", str, optional=True) or "").partition(":")
        if kind and kind not in TARGETS:
            raise ContentError(f"{where}: {key}: unknown target {kind}")
        target = (TARGETS[kind], name) if kind else None
        entries.append(MenuEntry(key, place, parent, position, fields.languages("label"), target))
        entries += _menu(where, fields.take("children", list, optional=True) or [], place, key)
        fields.done()
    return entries


def read_settings(path: Path) -> SettingsText:
    """Return the settings to start with."""
    fields = Fields(path.name, read_yaml(path))
    operator = Fields(f"{path.name}: operator", fields.take("operator", dict))
    text = SettingsText(
        operator=operator.languages("name"),
        address=operator.languages("address"),
        footer=fields.languages("footer_text"),
        bin=operator.take("bin", str, optional=True) or "",
        email=operator.take("email", str, optional=True) or "",
        phone=operator.take("phone", str, optional=True) or "",
        responsible=operator.take("responsible_person", str, optional=True) or "",
        helplines=[
            _helpline(f"{path.name}, helpline {n}", item)
            for n, item in enumerate(fields.take("helplines", list), 1)
        ],
    )
    operator.done()
    fields.done()
    return text


def _helpline(where: str, data: object) -> HelplineText:
    fields = Fields(where, data)
    line = HelplineText(
        number=fields.take("number", str),
        label=fields.languages("label"),
        checked_on=fields.take("checked_on", date, optional=True),
    )
    fields.done()
    return line
