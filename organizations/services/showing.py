"""How an organisation is shown: its row in a list, its place in words, its region as a figure.

Nothing personal is read here, so a row can stand in any list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import override

from organizations.models import City, Organization, Region
from organizations.outline import REGION_BOXES, Box, project
from organizations.rules import has_same_name, says_more
from organizations.services.directory import sectors
from organizations.services.places import cities, regions
from portal.base.generation import per_generation, remember, remembers
from portal.base.languages import Localized, localized
from portal.text import initial

#: The cities of republican significance are dots on the drawing; the region around them is their figure.
AROUND = {
    "almaty-city": "almaty-region",
    "astana-city": "akmola-region",
    "shymkent-city": "turkistan-region",
}


class Direction(NamedTuple):
    """A direction by id, with its name in the reader's language."""

    id: str
    name: str


@dataclass(frozen=True)
class Row:
    """One organisation of a list, ready to be written down."""

    number: int
    url: str
    name: Localized
    full_name: Localized | None
    letter: str
    place: str
    directions: tuple[Direction, ...]
    confirmed_on: date | None
    kilometres: int | None = None


def rows(found: Iterable[Organization], language: str) -> list[Row]:
    """Return the rows of organisations from `for_rows()`; a letter opens each group of one initial.

    A row is made once a generation; the directions of those that are not are fetched together.
    """
    listed = [(organization, ("row", organization.pk, language)) for organization in found]
    new = [organization for organization, key in listed if not remembers(key)]
    prefetch_related_objects(new, "sectors")
    made: list[Row] = []
    before = ""
    for organization, key in listed:
        shown: Row = remember(key, partial(_lettered, organization, language))
        made.append(shown if shown.letter != before else replace(shown, letter=""))
        before = shown.letter
    return made


def _lettered(organization: Organization, language: str) -> Row:
    return row(organization, language, initial(organization.short(language).text, language))


def row(organization: Organization, language: str, letter: str = "", kilometres: int | None = None) -> Row:
    """Return one row."""
    name, full = organization.short(language), organization.name(language)
    return Row(
        number=organization.number,
        url=address(organization, language),
        name=name,
        full_name=full if says_more(full.text, name.text) else None,
        letter=letter,
        place=place(organization.city_id, organization.region_id, language),
        directions=directions(organization, language),
        confirmed_on=organization.confirmed_on,
        kilometres=kilometres,
    )


def address(organization: Organization, language: str) -> str:
    """Return the path of its page in a language, which need not be the active one."""
    with override(language):
        return organization.get_absolute_url()


def directions(organization: Organization, language: str) -> tuple[Direction, ...]:
    """Return the directions of an organisation in their order; it must have been fetched with them."""
    chosen = {sector.pk for sector in organization.sectors.all()}
    return tuple(
        Direction(key, localized(sector, "name", language).text)
        for key, sector in sectors().items()
        if key in chosen
    )


@per_generation
def place(city_id: str | None, region_id: str, language: str) -> str:
    """Return town and region in words; the region alone without a town, the town alone of the same name."""
    region: Region = regions()[region_id]
    region_name = localized(region, "name", language).text
    city: City | None = cities().get(city_id or "")
    if city is None:
        return region_name
    city_name = localized(city, "name", language).text
    if has_same_name(city.name_kk, region.name_kk) or has_same_name(city_name, region_name):
        return city_name
    return f"{city_name}, {region_name}"


def seated(organization: Organization) -> Organization:
    """Give an organisation its town and region as they are kept, so that nothing asks for them again."""
    organization.region = regions()[organization.region_id]
    organization.city = cities().get(organization.city_id or "")
    return organization


@dataclass(frozen=True)
class Figure:
    """The outline of a region with a point in it, in units of `kz.svg`."""

    region_id: str
    box: str
    x: float
    y: float
    radius: float
    ring: float


def figure(organization: Organization) -> Figure:
    """Return the figure of an organisation: the outline of its region, or of the one around its city."""
    region_id = AROUND.get(organization.region_id, organization.region_id)
    region = regions()[organization.region_id]
    known = organization.point or (region.longitude, region.latitude)
    x, y = project(*known)
    box = REGION_BOXES[region_id]
    radius = max(box[2], box[3]) * 0.06
    return Figure(region_id, _view_box(box, radius), round(x, 1), round(y, 1), radius, radius * 0.4)


def _view_box(box: Box, margin: float) -> str:
    left, top, width, height = box
    return f"{left - margin:.0f} {top - margin:.0f} {width + 2 * margin:.0f} {height + 2 * margin:.0f}"
