"""Places and directions with the values of our own data files: a factory is asked for by id."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from guides.content import SECTORS, read_sectors
from guides.models import Sector
from organizations.data_files import read_data
from organizations.models import City, Locality, Region
from organizations.names import folded_names, names_of_place

REGIONS = {row["region_id"]: row for row in read_data("regions.csv")}
CITIES = {row["city_id"]: row for row in read_data("cities.csv")}
SECTOR_ROWS = {sector.pk: sector for sector in read_sectors(SECTORS)}


class RegionFactory(DjangoModelFactory):
    """A region as in regions.csv, without its capital; `RegionFactory(id="abai-region")`."""

    class Meta:
        model = Region
        django_get_or_create = ("id",)

    id = "akmola-region"
    iso_code = factory.LazyAttribute(lambda region: REGIONS[region.id]["iso_3166_2"])
    name_kk = factory.LazyAttribute(lambda region: REGIONS[region.id]["name_kk"])
    name_ru = factory.LazyAttribute(lambda region: REGIONS[region.id]["name_ru"])
    name_en = factory.LazyAttribute(lambda region: REGIONS[region.id]["name_en"])
    latitude = factory.LazyAttribute(lambda region: float(REGIONS[region.id]["latitude"]))
    longitude = factory.LazyAttribute(lambda region: float(REGIONS[region.id]["longitude"]))


class CityFactory(DjangoModelFactory):
    """A town as in cities.csv, in its region; `CityFactory(id="taraz")`."""

    class Meta:
        model = City
        django_get_or_create = ("id",)

    id = "kokshetau"
    name_kk = factory.LazyAttribute(lambda city: CITIES[city.id]["name_kk"])
    name_ru = factory.LazyAttribute(lambda city: CITIES[city.id]["name_ru"])
    name_en = factory.LazyAttribute(lambda city: CITIES[city.id]["name_en"])
    former_names = factory.LazyAttribute(lambda city: CITIES[city.id]["former_names"])
    folded = factory.LazyAttribute(lambda city: folded_names(names_of_place(city)))
    region = factory.LazyAttribute(lambda city: RegionFactory(id=CITIES[city.id]["region_id"]))
    latitude = factory.LazyAttribute(lambda city: float(CITIES[city.id]["latitude"]))
    longitude = factory.LazyAttribute(lambda city: float(CITIES[city.id]["longitude"]))
    geonames_id = factory.LazyAttribute(lambda city: int(CITIES[city.id]["geonames_id"] or 0) or None)
    population = factory.LazyAttribute(lambda city: int(CITIES[city.id]["population"] or 0) or None)


class LocalityFactory(DjangoModelFactory):
    """A village that is not a town of the directory: Boralday in Almaty Region."""

    class Meta:
        model = Locality
        django_get_or_create = ("geonames_id",)

    geonames_id = 1525300
    name_kk = "Боралдай"
    name_ru = "Боралдай"
    name_en = "Boralday"
    folded = factory.LazyAttribute(lambda row: folded_names([row.name_kk, row.name_ru, row.name_en]))
    region = factory.SubFactory(RegionFactory, id="almaty-region")
    latitude = 43.3667
    longitude = 76.8333
    population = 22000


class SectorFactory(DjangoModelFactory):
    """A direction as in sectors.csv; `SectorFactory(id="bilim")`."""

    class Meta:
        model = Sector
        django_get_or_create = ("id",)

    id = "bilim"
    code = factory.LazyAttribute(lambda sector: SECTOR_ROWS[sector.id].code)
    position = factory.LazyAttribute(lambda sector: SECTOR_ROWS[sector.id].position)
    name_kk = factory.LazyAttribute(lambda sector: SECTOR_ROWS[sector.id].name_kk)
    name_ru = factory.LazyAttribute(lambda sector: SECTOR_ROWS[sector.id].name_ru)
    name_en = factory.LazyAttribute(lambda sector: SECTOR_ROWS[sector.id].name_en)
