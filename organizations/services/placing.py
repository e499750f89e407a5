"""What to do with a place that somebody typed: narrow the list to it, or help where there is nothing."""

from __future__ import annotations

from difflib import get_close_matches

from organizations.models import City, Locality, Region
from organizations.services.directory import DirectoryFilter, facets
from organizations.services.places import Place, cities, regions
from portal.base.generation import per_generation
from portal.base.languages import LANGUAGES, localized
from portal.text import fold

SUGGESTIONS = 3


def has_organizations(place: Place) -> bool:
    """Say whether the list has anybody there, so that a filter can stand for the place."""
    if place.kind == "region":
        return True
    return place.kind == "city" and facets(DirectoryFilter()).places.get(place.id, 0) > 0


def chosen_place(asked: DirectoryFilter) -> Place | None:
    """Return the town or region that a filter names."""
    if city := cities().get(asked.city):
        names = (city.name_kk, city.name_ru, city.name_en)
        return Place("city", city.pk, city.region_id, (city.longitude, city.latitude), names)
    if region := regions().get(asked.region):
        names = (region.name_kk, region.name_ru, region.name_en)
        return Place("region", region.pk, region.pk, (region.longitude, region.latitude), names)
    return None


def similar_names(text: str, language: str) -> list[str]:
    """Return up to three names of places that look like what was typed, in the reader's language."""
    known = _spellings()
    close = get_close_matches(fold(text), known, n=SUGGESTIONS * 3, cutoff=0.75)
    names = dict.fromkeys(localized(known[key], "name", language).text for key in close)
    return list(names)[:SUGGESTIONS]


@per_generation
def _spellings() -> dict[str, Region | City | Locality]:
    """Map the folded names of settlements, towns and regions to their rows; the larger ones win."""
    villages = Locality.objects.only("name_kk", "name_ru", "name_en")
    rows: list[Region | City | Locality] = [*villages, *regions().values(), *cities().values()]
    named = ((getattr(row, f"name_{code}"), row) for row in rows for code in LANGUAGES)
    return {fold(name): row for name, row in named if name}
