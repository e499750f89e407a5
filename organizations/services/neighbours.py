"""What is near: other organisations around one, and around a place that has none.

Distances are from town to town in a straight line and rounded; nobody's address is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Case, F, IntegerField, Q, Value, When, Window
from django.db.models.functions import RowNumber

from organizations.enums import Reach
from organizations.models import City, Organization
from organizations.services.choices import narrowed
from organizations.services.directory import DirectoryFilter, facets, matching
from organizations.services.places import Place, cities, kilometres, regions
from organizations.services.showing import Row, row
from portal.base.generation import per_generation
from portal.base.languages import localized

NEIGHBOURS = 5
NEAREST_TOWNS = 3
ROWS_OF_A_TOWN = 3
WIDE = 10

Point = tuple[float, float]


def rounded_km(distance: float) -> int:
    """Return a distance as people say it: to 1 km when near, then to 5, from 100 km to 10."""
    step = 1 if distance < 15 else 5 if distance < 100 else 10
    return max(1, round(distance / step) * step)


def nearest(point: Point, counts: Mapping[str, int], leave_out: str = "") -> list[tuple[City, float]]:
    """Return the towns that have organisations with their distance, the nearest first."""
    known = cities()
    found = [
        (known[key], kilometres(point, (known[key].longitude, known[key].latitude)))
        for key, count in counts.items()
        if count and key in known and key != leave_out
    ]
    return sorted(found, key=lambda pair: (pair[1], pair[0].pk))


def neighbours(organization: Organization, language: str) -> list[Row]:
    """Return up to five others: those of its town first, then those of the next towns with the distance."""
    found = _near_town(organization.city_id, organization.region_id, language)
    return [near for near in found if near.number != organization.number][:NEIGHBOURS]


@per_generation
def _near_town(city_id: str | None, region_id: str, language: str) -> tuple[Row, ...]:
    """Return one more than anybody needs, so that each organisation of the town can leave itself out."""
    seat = cities()[city_id] if city_id else regions()[region_id]
    counts = facets(DirectoryFilter()).places
    distances: dict[str | None, float] = {}
    enough = 0
    for city, distance in nearest((seat.longitude, seat.latitude), counts):
        if enough > NEIGHBOURS:
            break
        distances[city.pk] = distance
        enough += counts[city.pk]
    order = [When(city=key, then=Value(rank)) for rank, key in enumerate(distances)]
    rank = Case(*order, default=Value(len(order)), output_field=IntegerField())
    found = matching(DirectoryFilter()).filter(city__in=distances).annotate(rank=rank)
    nearby = found.order_by("rank", f"sort_{language}", "number").for_list()[: NEIGHBOURS + 1]
    return tuple(
        row(
            other,
            language,
            kilometres=None if other.city_id == city_id else rounded_km(distances[other.city_id]),
        )
        for other in nearby
    )


@dataclass(frozen=True)
class NearTown:
    """A town with organisations, how far it is, and some of them."""

    id: str
    name: str
    kilometres: int
    count: int
    query: str
    rows: list[Row]


@dataclass(frozen=True)
class Around:
    """What helps somebody where nothing is: the next towns, and who works in the whole region."""

    towns: list[NearTown]
    wide: list[Row]


def around(place: Place, asked: DirectoryFilter, language: str) -> Around:
    """Return what is nearest to a place, of what else was asked for; four queries beside the counts."""
    anywhere = replace(asked, city="", region="")
    counts = facets(anywhere).places
    own = place.id if place.kind == "city" else ""
    nearby = nearest(place.point, counts, leave_out=own)[:NEAREST_TOWNS]
    of_town = _first_of_each([city.pk for city, _ in nearby], anywhere, language)
    towns = [
        NearTown(
            city.pk,
            localized(city, "name", language).text,
            rounded_km(distance),
            counts[city.pk],
            narrowed(anywhere, city=city.pk),
            of_town[city.pk],
        )
        for city, distance in nearby
    ]
    shown = {near.number for town in towns for near in town.rows}
    works_here = Q(reach=Reach.REGION, region=place.region_id) | Q(reach=Reach.COUNTRY)
    wide = matching(anywhere).filter(works_here).exclude(number__in=shown)
    return Around(towns, [row(other, language) for other in wide.sorted_for(language).for_list()[:WIDE]])


def _first_of_each(city_ids: list[str], asked: DirectoryFilter, language: str) -> defaultdict[str, list[Row]]:
    """Return the first organisations of each town in the order of the alphabet."""
    place_in_town = Window(
        RowNumber(), partition_by=[F("city")], order_by=[F(f"sort_{language}"), F("number")]
    )
    found = matching(asked).filter(city__in=city_ids).annotate(place_in_town=place_in_town)
    first = found.filter(place_in_town__lte=ROWS_OF_A_TOWN).sorted_for(language).for_list()
    rows_of: defaultdict[str, list[Row]] = defaultdict(list)
    for organization in first:
        rows_of[organization.city_id or ""].append(row(organization, language))
    return rows_of
