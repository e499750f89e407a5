"""What stands around every page: menus, helplines, who runs the portal; kept per generation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from home.enums import MenuPlace
from home.models import Helpline, MenuItem, PortalSettings
from portal.base import destinations
from portal.base.generation import per_generation
from portal.base.languages import Localized, localized
from portal.base.tree import paths_in

#: As many links stand in the header side by side; with more, a group becomes a list that opens.
ROW = 6


@dataclass(frozen=True)
class Entry:
    """An item of a menu: a link, or a group of links, or both."""

    key: str
    label: Localized
    href: str
    entries: tuple[Entry, ...] = ()

    @property
    def leaves(self) -> tuple[Entry, ...]:
        """Return the links in it, itself first."""
        return (*((self,) if self.href else ()), *self.entries)


@dataclass(frozen=True)
class Line:
    """A helpline as it is shown."""

    number: str
    label: Localized
    checked_on: date | None


@dataclass(frozen=True)
class Operator:
    """Who runs the portal; what is not known is empty."""

    name: Localized
    address: Localized
    bin: str
    email: str
    phone: str
    responsible: str


@dataclass(frozen=True)
class Shell:
    """All of it, for one language."""

    language: str
    home: str
    search: str
    main: tuple[Entry, ...] = ()
    footer: tuple[Entry, ...] = ()
    helplines: tuple[Line, ...] = ()
    operator: Operator | None = None
    tagline: Localized | None = None

    @property
    def row(self) -> tuple[Entry, ...]:
        """Return what stands in the header of a desk: all links where they fit, else the groups."""
        leaves = tuple(leaf for entry in self.main for leaf in entry.leaves)
        return leaves if len(leaves) <= ROW else self.main

    @property
    def hrefs(self) -> tuple[str, ...]:
        """Return every address that the shell links to."""
        menus = (*self.main, *self.footer)
        return tuple(dict.fromkeys((self.home, *(leaf.href for entry in menus for leaf in entry.leaves))))

    @property
    def are_checked(self) -> bool:
        """Whether any helpline was called by somebody of the portal."""
        return any(line.checked_on for line in self.helplines)


@per_generation
def shell(language: str) -> Shell:
    """Return what stands around the pages of a language."""
    settings = PortalSettings.objects.first()
    menus = _menus(language)
    return Shell(
        language=language,
        home=f"/{language}/",
        search=destinations.path_of("organizations", language) or "",
        main=menus[MenuPlace.MAIN],
        footer=menus[MenuPlace.FOOTER],
        helplines=_helplines(settings, language),
        operator=_operator(settings, language) if settings else None,
        tagline=localized(settings, "footer", language) if settings else None,
    )


def bare_shell(language: str) -> Shell:
    """Return what can be shown while the database cannot be read."""
    return Shell(language=language, home=f"/{language}/", search="")


def _menus(language: str) -> dict[str, tuple[Entry, ...]]:
    items = list(MenuItem.objects.all())
    paths = paths_in((item.page_id for item in items if item.page_id), language)
    below: dict[int | None, list[MenuItem]] = {}
    for item in items:
        below.setdefault(item.parent_id, []).append(item)

    def entry(item: MenuItem) -> Entry:
        if item.page_id:
            href = paths.get(item.page_id, "")
        else:
            href = (destinations.path_of(item.destination, language) or "") if item.destination else ""
        return Entry(item.key, localized(item, "label", language), href, entries(below.get(item.pk, [])))

    def entries(among: list[MenuItem]) -> tuple[Entry, ...]:
        return tuple(found for item in among if (found := entry(item)).leaves)

    top = below.get(None, [])
    return {place: entries([item for item in top if item.place == place]) for place in MenuPlace.values}


def _helplines(settings: PortalSettings | None, language: str) -> tuple[Line, ...]:
    rows = Helpline.objects.filter(settings=settings) if settings else Helpline.objects.none()
    return tuple(Line(row.number, localized(row, "label", language), row.checked_on) for row in rows)


def _operator(settings: PortalSettings, language: str) -> Operator | None:
    name = localized(settings, "operator", language)
    if not name.text:
        return None
    return Operator(
        name=name,
        address=localized(settings, "address", language),
        bin=settings.bin,
        email=settings.email,
        phone=settings.phone,
        responsible=settings.responsible,
    )
