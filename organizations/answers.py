"""What the directory's API answers look like: field names are a contract, more may be added, none renamed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from portal.base.api import Language, Named

Degrees = tuple[float, float]


class Answer(BaseModel):
    """An answer with exactly the described fields."""

    model_config = ConfigDict(extra="forbid")


class OrganizationItem(Answer):
    """An organisation in a list; `point` is [longitude, latitude]."""

    number: int
    slug: str
    name: str
    short: str
    name_language: Language
    form: str
    city: Named | None
    region: Named
    sectors: list[str]
    point: Degrees | None
    precision: Literal["exact", "city"]
    reach: Literal["", "city", "region", "country"]
    confirmed_on: date | None
    source_year: int
    url: str


class OrganizationList(Answer):
    """One page of the directory."""

    count: int
    items: list[OrganizationItem]


class Link(Answer):
    """A page of the organisation elsewhere."""

    kind: str
    url: str


class Contacts(Answer):
    """How to reach the organisation itself; people's own contacts are never here."""

    phones: list[str]
    emails: list[str]
    links: list[Link]


class Neighbour(Answer):
    """Another organisation nearby; 0 km is the same town."""

    number: int
    name: str
    km: int


class OrganizationAnswer(OrganizationItem):
    """One organisation; `text` is HTML, empty where nothing is written in the language asked for."""

    contacts: Contacts
    address: str
    text: str
    text_language: Language | None
    neighbours: list[Neighbour]


class RegionItem(Answer):
    """A region; `point` is where its name stands on a map."""

    id: str
    name: str
    iso_code: str
    capital: Named | None
    point: Degrees
    organizations: int


class RegionList(Answer):
    """The regions."""

    count: int
    items: list[RegionItem]


class CityItem(Answer):
    """A town."""

    id: str
    name: str
    former_names: list[str]
    region: Named
    point: Degrees
    population: int | None
    organizations: int


class CityList(Answer):
    """The towns."""

    count: int
    items: list[CityItem]


class SectorCount(Answer):
    """A direction with its organisations counted."""

    id: str
    name: str
    organizations: int


class CountsAnswer(Answer):
    """The counts of the directory."""

    organizations: int
    towns: int
    regions: int
    sectors: list[SectorCount]
    without_sector: int


class PointGeometry(Answer):
    """A point of GeoJSON: longitude, latitude."""

    type: Literal["Point"]
    coordinates: Degrees


class GroupProperties(Answer):
    """Several organisations; `city` or `region` is set where the group is one town or one region."""

    kind: Literal["group"]
    count: int
    bbox: tuple[float, float, float, float]
    city: str | None
    region: str | None
    name: str
    label: str


class PointProperties(Answer):
    """One organisation whose exact place is known."""

    kind: Literal["point"]
    number: int
    slug: str
    name: str
    sectors: list[str]


class MapFeature(Answer):
    """One circle or point of the map."""

    type: Literal["Feature"]
    geometry: PointGeometry
    properties: GroupProperties | PointProperties


class MapAnswer(Answer):
    """GeoJSON."""

    type: Literal["FeatureCollection"]
    features: list[MapFeature]
