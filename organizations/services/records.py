"""Organisations as plain records for the lists of the API: public facts only, in two queries.

A person's name and every contact that is not for everywhere never enter these records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import IntegerField, Model, Subquery
from django.urls import reverse
from django.utils import translation

from organizations.enums import Precision
from organizations.models import Organization
from organizations.services.directory import DirectoryFilter, facets, matching, sectors
from organizations.services.places import cities, regions
from portal.base.generation import per_generation
from portal.base.languages import FALLBACKS, localized
from portal.base.sites import absolute

Record = dict[str, Any]

FACTS = (
    "pk", "number", "slug", "name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "legal_form",
    "reach", "city_id", "region_id", "latitude", "longitude", "precision", "confirmed_on", "source_year",
)  # fmt: skip


class _Number(Subquery):
    """How many rows a query has, as a value of another query: counted once, not with every row."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"


def page_of_records(
    asked: DirectoryFilter, language: str, limit: int, offset: int
) -> tuple[int, list[Record]]:
    """Return how many organisations fit, and one page of them in the order of the language's alphabet."""
    found = matching(asked).sorted_for(language)
    if asked.q:  # free text is counted beside the rows; everything else is counted once per generation
        count = _Number(matching(asked).order_by().values("pk"), output_field=IntegerField())
        rows = list(found.values(*FACTS, total=count)[offset : offset + limit])
        total = rows[0]["total"] if rows else found.count()
    else:
        rows = list(found.values(*FACTS)[offset : offset + limit])
        total = facets(asked).total
    directions, around = sectors_of(row["pk"] for row in rows), around_records(language)
    return total, [record(row, directions[row["pk"]], language, around) for row in rows]


def sectors_of(keys: Iterable[int]) -> dict[int, list[str]]:
    """Return the ids of each organisation's directions, in their fixed order; one query, none for nobody."""
    wanted = list(keys)
    found: defaultdict[int, list[str]] = defaultdict(list)
    if wanted:
        through = Organization.sectors.through.objects.filter(organization_id__in=wanted)
        for organization, sector in through.values_list("organization_id", "sector_id"):
            found[organization].append(sector)
    return {key: in_order(found.get(key, [])) for key in wanted}


def in_order(ids: list[str]) -> list[str]:
    """Return directions in their fixed order."""
    return [key for key in sectors() if key in ids] if ids else []


class Around(NamedTuple):
    """What stands in every record of a language: names of places, and addresses before and after the slug."""

    towns: dict[str, Record]
    regions: dict[str, Record]
    points: dict[str, list[float]]
    address: tuple[str, str]


@per_generation
def around_records(language: str) -> Around:
    """Return what stands around the facts of every record in a language; do not change it."""
    with translation.override(language):
        before, _, after = absolute(reverse("organizations:detail", args=["-"])).rpartition("-")
    return Around(
        {key: named(city, language) for key, city in cities().items()},
        {key: named(region, language) for key, region in regions().items()},
        {key: [city.longitude, city.latitude] for key, city in cities().items()},
        (before, after),
    )


def record(row: Record, directions: list[str], language: str, around: Around) -> Record:
    """Return what lists and single answers share."""
    name, name_language = _in_language(row, "name", language)
    own = (row["longitude"], row["latitude"])
    exact = row["precision"] == Precision.EXACT and None not in own
    return {
        "number": row["number"],
        "slug": row["slug"],
        "name": name,
        "short": _in_language(row, "short", language)[0],
        "name_language": name_language,
        "form": row["legal_form"],
        "city": around.towns.get(row["city_id"]),
        "region": around.regions[row["region_id"]],
        "sectors": directions,
        "point": [round(degrees, 4) for degrees in own] if exact else around.points.get(row["city_id"]),
        "precision": "exact" if exact else "city",
        "reach": row["reach"],
        "confirmed_on": row["confirmed_on"],
        "source_year": row["source_year"],
        "url": row["slug"].join(around.address),
    }


def _in_language(row: Record, field: str, language: str) -> tuple[str, str]:
    for code in FALLBACKS[language]:
        if row[f"{field}_{code}"]:
            return row[f"{field}_{code}"], code
    return "", language


def named(place: Model, language: str) -> Record:
    """Return the id and the name of a region, town or direction."""
    return {"id": place.pk, "name": localized(place, "name", language).text}
