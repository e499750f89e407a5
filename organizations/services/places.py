"""Regions and towns, kept in the process, and what a typed place means."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from organizations.models import City, Locality, Region
from portal.base.generation import per_generation
from portal.base.languages import Localized, localized
from portal.text import fold, sort_key

EARTH_KM = 6371.0
MAX_PLACE = 120


@per_generation
def regions() -> dict[str, Region]:
    """Return all regions by id; do not change them."""
    return {region.id: region for region in Region.objects.all()}


@per_generation
def cities() -> dict[str, City]:
    """Return all towns of the directory by id, each with its region; do not change them."""
    found = {city.id: city for city in City.objects.all()}
    known = regions()
    for city in found.values():
        city.region = known[city.region_id]
    return found


@per_generation
def sorted_region_ids(language: str) -> tuple[str, ...]:
    """Return region ids in the order of that language's alphabet."""
    return tuple(
        sorted(
            regions(), key=lambda key: sort_key(localized(regions()[key], "name", language).text, language)
        )
    )


@per_generation
def sorted_city_ids(language: str) -> tuple[str, ...]:
    """Return town ids in the order of that language's alphabet."""
    return tuple(
        sorted(cities(), key=lambda key: sort_key(localized(cities()[key], "name", language).text, language))
    )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two (longitude, latitude) points in kilometres."""
    lon1, lat1, lon2, lat2 = (radians(value) for value in (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


@dataclass(frozen=True)
class Place:
    """What a typed place turned out to be."""

    kind: Literal["city", "region", "locality"]
    id: str
    region_id: str
    point: tuple[float, float]
    names: tuple[str, str, str]

    def name(self, language: str) -> Localized:
        """Return the name in that language, else in another one of ours."""
        order = {"kk": (0, 1, 2), "ru": (1, 0, 2), "en": (2, 0, 1)}[language]
        text, index = next(((self.names[i], i) for i in order if self.names[i]), ("", order[0]))
        return Localized(text, ("kk", "ru", "en")[index])


@per_generation
def _known_names() -> dict[str, Place]:
    """Map every folded name of a region or town, former ones too, to its place; towns win."""
    names: dict[str, Place] = {}
    for region in regions().values():
        place = Place(
            "region",
            region.id,
            region.id,
            (region.longitude, region.latitude),
            (region.name_kk, region.name_ru, region.name_en),
        )
        names.update({fold(name): place for name in place.names})
    for city in cities().values():
        place = Place(
            "city",
            city.id,
            city.region_id,
            (city.longitude, city.latitude),
            (city.name_kk, city.name_ru, city.name_en),
        )
        former = [name for name in city.former_names.split(";") if name.strip()]
        names.update(
            {
                key: place
                for name in (*place.names, *former)
                for key in {fold(name), fold(name).replace(" ", "")}
            }
        )
    return names


def find_place(text: str) -> Place | None:
    """Return the region, town or settlement that people call by this name, in any spelling of ours.

    Of several settlements with one name the largest is meant. None when nobody calls a place so.
    """
    key = fold(text[:MAX_PLACE])
    if not key:
        return None
    known = _known_names()
    if place := known.get(key) or known.get(key.replace(" ", "")):
        return place
    row = Locality.objects.filter(folded__contains=f"|{key}|").order_by("-population", "geonames_id").first()
    if row is None:
        return None
    return Place(
        "locality",
        str(row.geonames_id),
        row.region_id,
        (row.longitude, row.latitude),
        (row.name_kk, row.name_ru, row.name_en),
    )
