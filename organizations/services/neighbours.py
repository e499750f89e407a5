"""What is near: other organisations around one, and around a place that has none.

Distances are from town to town in a straight line and rounded; nobody's address is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Case, IntegerField, Q, Value, When

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
    """Return what is nearest to a place, of what else was asked for; two queries beside the counts."""
    anywhere = replace(asked, city="", region="")
    counts = facets(anywhere).places
    towns = nearest(place.point, counts, leave_out=place.id if place.kind == "city" else "")[:NEAREST_TOWNS]
    wide = Q(reach=Reach.REGION, region=place.region_id) | Q(reach=Reach.COUNTRY)
    found = matching(anywhere).filter(Q(city__in=[city.pk for city, _ in towns]) | wide).distinct()
    of_town: defaultdict[str | None, list[Organization]] = defaultdict(list)
    works_here: list[Organization] = []
    for organization in found.sorted_for(language).for_list():
        of_town[organization.city_id].append(organization)
        if _reaches(organization, place.region_id):
            works_here.append(organization)
    return Around(
        [
            NearTown(
                city.pk,
                localized(city, "name", language).text,
                rounded_km(distance),
                counts[city.pk],
                narrowed(anywhere, city=city.pk),
                [row(organization, language) for organization in of_town[city.pk][:ROWS_OF_A_TOWN]],
            )
            for city, distance in towns
        ],
        [row(organization, language) for organization in works_here],
    )


def _reaches(organization: Organization, region_id: str) -> bool:
    if organization.reach == Reach.COUNTRY:
        return True
    return organization.reach == Reach.REGION and organization.region_id == region_id
