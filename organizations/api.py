"""The directory by API: organisations, one organisation, the map, places and counts."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from organizations.answers import (
    CityList,
    CountsAnswer,
    MapAnswer,
    OrganizationAnswer,
    OrganizationList,
    RegionList,
)
from organizations.services.directory import DirectoryFilter, facets, read_filter, sectors
from organizations.services.features import map_features
from organizations.services.places import cities, regions, sorted_city_ids, sorted_region_ids
from organizations.services.records import named, page_of_records
from organizations.services.screen import COUNTRY, COUNTRY_ZOOM, MAX_ZOOM, read_box
from organizations.services.single import single_record
from portal.base.api import (
    REFUSALS,
    REFUSALS_OF_ONE,
    Asked,
    AskedList,
    AskedReferences,
    answer,
    answer_list,
)
from portal.base.errors import Refused
from portal.base.languages import current_language, localized

router = Router(tags=["organizations"])
GEOJSON_TYPE = "application/geo+json; charset=utf-8"
LARGEST_NUMBER = 2_147_483_647

Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description=gettext_noop("The permanent number."))]


class AskedDirectory(BaseModel):
    """The filters that the list, the map and the site's own pages share."""

    q: Annotated[
        str, Field(description=gettext_noop("Words of the name or of the place; beginnings are enough."))
    ] = ""
    city: Annotated[str, Field(description=gettext_noop("The id of a town."))] = ""
    region: Annotated[str, Field(description=gettext_noop("The id of a region."))] = ""
    sector: Annotated[str, Field(description=gettext_noop("The id of a direction, or none."))] = ""
    form: Annotated[str, Field(description=gettext_noop("The id of a legal form."))] = ""

    def read(self) -> DirectoryFilter:
        """Return the checked filter; raise `Refused` for an id that does not exist."""
        return read_filter(self.model_dump(include=set(DirectoryFilter.__dataclass_fields__)))


class AskedOrganizations(AskedDirectory, AskedList):
    """The parameters of the list."""


class AskedMap(AskedDirectory, Asked):
    """The parameters of the map."""

    bbox: Annotated[
        str,
        Field(description=gettext_noop("west,south,east,north in degrees; without it the whole country.")),
    ] = ""
    zoom: Annotated[int, Field(ge=0, le=MAX_ZOOM, description=gettext_noop("How close: 0 to 18."))] = (
        COUNTRY_ZOOM
    )


@router.get(
    "/organizations",
    response={200: OrganizationList, **REFUSALS},
    operation_id="list_organizations",
    summary=gettext_noop("Organisations"),
    description=gettext_noop("Listed organisations in the order of the language's alphabet."),
)
def list_organizations(request: HttpRequest, asked: Query[AskedOrganizations]) -> HttpResponse:
    """Answer with one page of the directory."""
    return answer_list(*page_of_records(asked.read(), current_language(), asked.limit, asked.offset))


@router.get(
    "/organizations.geojson",
    response={200: MapAnswer, **REFUSALS},
    operation_id="map_organizations",
    summary=gettext_noop("Organisations on the map"),
    description=gettext_noop(
        "Groups with counts, and single points close up: at most 90 features and 20,000 bytes. The counts "
        "over the whole country equal the count of the list for the same filters."
    ),
)
def map_organizations(request: HttpRequest, asked: Query[AskedMap]) -> HttpResponse:
    """Answer with GeoJSON for a box and a zoom."""
    box = read_box(asked.bbox) if asked.bbox else COUNTRY
    if box is None:
        raise Refused(
            _("The box is not west,south,east,north in degrees."), code="invalid_parameter", field="bbox"
        )
    written = map_features(asked.read(), box, asked.zoom, current_language())
    return HttpResponse(written, content_type=GEOJSON_TYPE)


@router.get(
    "/organizations/{number}",
    response={200: OrganizationAnswer, **REFUSALS_OF_ONE},
    operation_id="get_organization",
    summary=gettext_noop("One organisation"),
    description=gettext_noop(
        "One organisation by its permanent number, with the contacts that may be shown anywhere, its text in "
        "the language asked for and its neighbours."
    ),
)
def get_organization(request: HttpRequest, number: Number, asked: Query[Asked]) -> HttpResponse:
    """Answer with one organisation."""
    record = single_record(number, current_language())
    if record is None:
        raise Http404
    return answer(record)


@router.get(
    "/regions",
    response={200: RegionList, **REFUSALS},
    operation_id="list_regions",
    tags=["places"],
    summary=gettext_noop("Regions"),
    description=gettext_noop(
        "Regions and cities of republican significance, with their organisations counted."
    ),
)
def list_regions(request: HttpRequest, asked: Query[AskedReferences]) -> HttpResponse:
    """Answer with the regions in the order of the language's alphabet."""
    language = current_language()
    counts, towns = facets(DirectoryFilter()).regions, cities()
    items = []
    for key in sorted_region_ids(language)[asked.offset : asked.offset + asked.limit]:
        region = regions()[key]
        capital = towns.get(region.capital_id or "")
        items.append(
            named(region, language)
            | {
                "iso_code": region.iso_code,
                "capital": named(capital, language) if capital else None,
                "point": [region.longitude, region.latitude],
                "organizations": counts.get(key, 0),
            }
        )
    return answer_list(len(regions()), items)


@router.get(
    "/cities",
    response={200: CityList, **REFUSALS},
    operation_id="list_cities",
    tags=["places"],
    summary=gettext_noop("Towns"),
    description=gettext_noop(
        "Towns that the directory knows, with former names and their organisations counted."
    ),
)
def list_cities(request: HttpRequest, asked: Query[AskedReferences]) -> HttpResponse:
    """Answer with the towns in the order of the language's alphabet."""
    language = current_language()
    counts = facets(DirectoryFilter()).cities
    items = []
    for key in sorted_city_ids(language)[asked.offset : asked.offset + asked.limit]:
        city = cities()[key]
        former = [name.strip() for name in city.former_names.split(";")]
        items.append(
            named(city, language)
            | {
                "former_names": [name for name in former if name],
                "region": named(regions()[city.region_id], language),
                "point": [city.longitude, city.latitude],
                "population": city.population,
                "organizations": counts.get(key, 0),
            }
        )
    return answer_list(len(cities()), items)


@router.get(
    "/stats",
    response={200: CountsAnswer, **REFUSALS},
    operation_id="get_stats",
    tags=["counts"],
    summary=gettext_noop("Counts"),
    description=gettext_noop(
        "How many organisations are listed, in how many towns and regions, by direction."
    ),
)
def get_stats(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Answer with the counts of the directory."""
    found, language = facets(DirectoryFilter()), current_language()
    by_sector: list[dict[str, Any]] = [
        {"id": key, "name": localized(row, "name", language).text, "organizations": found.sectors.get(key, 0)}
        for key, row in sectors().items()
    ]
    return answer(
        {
            "organizations": found.total,
            "towns": len(found.places),
            "regions": len(found.areas),
            "sectors": by_sector,
            "without_sector": found.sectors.get("none", 0),
        }
    )
