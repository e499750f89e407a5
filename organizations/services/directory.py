"""The directory's one question: which organisations, how many of each kind.

List, map, API and exports all ask through `DirectoryFilter`, so they always mean the same set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from guides.models import Sector
from organizations.enums import LegalForm
from organizations.models import Organization
from organizations.querysets import OrganizationQuerySet
from organizations.services.places import cities, regions
from portal.base.errors import Refused
from portal.base.generation import per_generation
from portal.text import fold_words

MAX_QUERY = 200
MAX_WORDS = 12
NO_SECTOR = "none"
GIVEN_UP = {"region": {"region", "city"}, "city": {"city"}, "form": {"form"}}


@per_generation
def sectors() -> dict[str, Sector]:
    """Return the seven directions by id in their order; do not change them."""
    return {sector.id: sector for sector in Sector.objects.all()}


@dataclass(frozen=True)
class DirectoryFilter:
    """What a reader asked for; empty means everything."""

    q: str = ""
    city: str = ""
    region: str = ""
    sector: str = ""
    form: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text query, at most twelve."""
        return tuple(dict.fromkeys(fold_words(self.q[:MAX_QUERY])))[:MAX_WORDS]

    def active(self) -> dict[str, str]:
        """Return the chosen parameters and their values, in a fixed order."""
        return {name: value for name, value in vars(self).items() if value}

    def without(self, name: str) -> DirectoryFilter:
        """Return the same question with one parameter dropped."""
        return replace(self, **{name: ""})


def read_filter(params: Mapping[str, str]) -> DirectoryFilter:
    """Read the parameters `q city region sector form`.

    Raises `Refused` (with the parameter as `field`) for an id that does not exist.
    """
    asked = DirectoryFilter(
        **{name: (params.get(name) or "").strip() for name in DirectoryFilter.__dataclass_fields__}
    )
    known: dict[str, Container[str]] = {
        "city": cities(),
        "region": regions(),
        "sector": {*sectors(), NO_SECTOR},
        "form": set(LegalForm.values),
    }
    for name, ids in known.items():
        value = getattr(asked, name)
        if value and value not in ids:
            raise Refused(_("There is no such value."), code="unknown_value", field=name)
    if len(asked.q) > MAX_QUERY:
        raise Refused(_("The query is too long."), code="too_long", field="q")
    return asked


def matching(asked: DirectoryFilter) -> OrganizationQuerySet:
    """Return the listed organisations that fit every part of the question."""
    found = Organization.objects.listed()
    if asked.city:
        found = found.filter(city=asked.city)
    if asked.region:
        found = found.filter(region=asked.region)
    if asked.form:
        found = found.filter(legal_form=asked.form)
    if asked.sector == NO_SECTOR:
        found = found.filter(sectors=None)
    elif asked.sector:
        found = found.filter(sectors=asked.sector)
    return found.saying(asked.words)


@dataclass(frozen=True)
class Facets:
    """How many organisations each choice of each filter would leave, the filter's own choice apart.

    Who chooses a region gives up the town, so regions are counted without it.
    """

    total: int = 0
    cities: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, int] = field(default_factory=dict)
    sectors: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)  # towns of the answer itself, for the map
    areas: Mapping[str, int] = field(default_factory=dict)  # regions of the answer itself


def facets(asked: DirectoryFilter) -> Facets:
    """Count the choices in two queries; without free text the answer is kept per generation."""
    return _facets(asked) if asked.q else _kept_facets(asked)


@per_generation
def _kept_facets(asked: DirectoryFilter) -> Facets:
    return _facets(asked)


def _facets(asked: DirectoryFilter) -> Facets:
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*GIVEN_UP, "place", "area")}
    for values, n in _groups(asked):
        misfits = {name for name, value in values.items() if getattr(asked, name) not in ("", value)}
        for name, value in values.items():
            if value and misfits <= GIVEN_UP[name]:
                counts[name][value] += n
        if not misfits:
            counts["area"][values["region"]] += n
            if values["city"]:
                counts["place"][values["city"]] += n
    return Facets(
        total=counts["area"].total(),
        cities=counts["city"],
        regions=counts["region"],
        forms=counts["form"],
        sectors=_sector_counts(asked),
        places=counts["place"],
        areas=counts["area"],
    )


def _groups(asked: DirectoryFilter) -> Iterator[tuple[dict[str, str], int]]:
    """Count the organisations of each region, town and form together, whichever of them were asked for."""
    wide = replace(asked, city="", region="", form="")
    rows = (
        matching(wide)
        .order_by()
        .values_list("region_id", "city_id", "legal_form")
        .annotate(n=Count("pk", distinct=True))
    )
    for region, city, form, n in rows:
        yield {"region": region, "city": city, "form": form}, n


def _sector_counts(asked: DirectoryFilter) -> Counter[str]:
    rows = matching(asked.without("sector")).order_by().values_list("sectors").annotate(n=Count("pk"))
    return Counter({sector or NO_SECTOR: n for sector, n in rows})
