"""What the front page shows of the rest of the portal, in one language; kept per generation."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from home.models import HomePage
from organizations.services.directory import DirectoryFilter, facets, sectors
from organizations.services.drawing import MapDrawing, draw
from organizations.services.places import cities, regions, sorted_city_ids, sorted_region_ids
from organizations.services.texts import directory_page
from portal.base import destinations
from portal.base.generation import per_generation
from portal.base.languages import Localized, localized
from portal.base.tree import Version, live_version


@dataclass(frozen=True)
class Tile:
    """A direction that leads to its organisations."""

    id: str
    name: Localized
    tagline: Localized
    href: str


@dataclass(frozen=True)
class Atlas:
    """How many organisations there are, and where."""

    total: int
    heading: SafeString
    towns: SafeString
    regions: SafeString
    source: str
    drawing: MapDrawing


@dataclass(frozen=True)
class Front:
    """The parts of the front page; what leads nowhere is empty."""

    directory: str
    map: str
    places: tuple[Localized, ...]
    tiles: tuple[Tile, ...]
    atlas: Atlas | None


@per_generation
def front(language: str) -> Front:
    """Return what the front page of a language shows of the directory; nothing while it is empty."""
    directory = destinations.path_of("organizations", language)
    if not directory:
        return Front("", "", (), (), None)
    return Front(
        directory=directory,
        map=destinations.path_of("map", language) or "",
        places=_places(language),
        tiles=tuple(
            Tile(
                sector.pk,
                localized(sector, "name", language),
                localized(sector, "tagline", language),
                f"{directory}?sector={sector.pk}",
            )
            for sector in sectors().values()
        ),
        atlas=_atlas(language, directory),
    )


def _places(language: str) -> tuple[Localized, ...]:
    """Return the names of towns and regions, towns first, that the field for a place offers."""
    rows = [cities()[key] for key in sorted_city_ids(language)]
    names = [localized(row, "name", language) for row in rows]
    known = {name.text for name in names}
    areas = [localized(regions()[key], "name", language) for key in sorted_region_ids(language)]
    return tuple([*names, *(name for name in areas if name.text not in known)])


def _atlas(language: str, directory: str) -> Atlas:
    everything = DirectoryFilter()
    found = facets(everything)
    page = directory_page(language)
    towns, areas = len(found.places), len(found.areas)
    return Atlas(
        total=found.total,
        heading=_large(
            ngettext("{number} volunteer organisation", "{number} volunteer organisations", found.total),
            found.total,
            "giant",
        ),
        towns=_large(ngettext("{number} town", "{number} towns", towns), towns),
        regions=_large(ngettext("{number} region", "{number} regions", areas), areas),
        source=page.source_note if page else "",
        drawing=draw(everything, found, language, directory),
    )


def _large(words: str, number: int, look: str = "num") -> SafeString:
    """Return a sentence with its number set apart, so that it can be drawn large."""
    return format_html(words, number=format_html('<b class="{}">{}</b>', look, number))


def answer_to(page: HomePage, language: str) -> Version | None:
    """Return the live page that answers the question of the eighth tile, or None."""
    return live_version(page.ask_page_id, language) if page.ask_page_id else None
