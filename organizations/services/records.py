"""Organisations as plain records for the API: public facts only, two queries an answer at most.

A person's name and every contact that is not for everywhere never enter these records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from django.db.models import Count, Model, OuterRef, Subquery, TextField, Value, Window
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.html import format_html

from organizations.enums import LINK_KINDS, ContactKind, Precision, Visibility
from organizations.models import Organization, OrganizationContact, OrganizationPage
from organizations.services.directory import DirectoryFilter, facets, matching, sectors
from organizations.services.neighbours import neighbours
from organizations.services.places import cities, regions
from portal.base.languages import FALLBACKS, localized
from portal.base.sites import absolute
from portal.base.tree import restricted_paths

Record = dict[str, Any]

_FACTS = (
    "pk", "number", "slug", "name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "legal_form",
    "reach", "city_id", "region_id", "latitude", "longitude", "precision", "confirmed_on", "source_year",
)  # fmt: skip
_SAFE_LINKS = ("https://", "http://")


def page_of_records(
    asked: DirectoryFilter, language: str, limit: int, offset: int
) -> tuple[int, list[Record]]:
    """Return how many organisations fit, and one page of them in the order of the language's alphabet."""
    found = matching(asked).sorted_for(language)
    if asked.q:  # free text is counted with the rows; everything else is counted once per generation
        rows = list(found.values(*_FACTS, total=Window(Count("pk")))[offset : offset + limit])
        total = rows[0]["total"] if rows else found.count()
    else:
        rows = list(found.values(*_FACTS)[offset : offset + limit])
        total = facets(asked).total
    directions = sectors_of(row["pk"] for row in rows)
    return total, [_record(row, directions[row["pk"]], language) for row in rows]


def sectors_of(keys: Iterable[int]) -> dict[int, list[str]]:
    """Return the ids of each organisation's directions, in their fixed order; one query, none for nobody."""
    found: dict[int, list[str]] = defaultdict(list)
    wanted = list(keys)
    if wanted:
        through = Organization.sectors.through.objects.filter(organization_id__in=wanted)
        for organization, sector in through.values_list("organization_id", "sector_id"):
            found[organization].append(sector)
    for ids in found.values():
        ids.sort(key=_sector_position)
    return found


def _sector_position(sector_id: str) -> int:
    return sectors()[sector_id].position


def single_record(number: int, language: str) -> Record | None:
    """Return one organisation with its contacts, text and neighbours, or None where none is listed."""
    page = OrganizationPage.objects.filter(
        organization=OuterRef("pk"), live=True, locale__language_code=language
    ).order_by("pk")
    row = (
        Organization.objects.listed()
        .filter(number=number)
        .values(
            *_FACTS,
            "address",
            page_path=Subquery(page.values("path")[:1]),
            intro=Subquery(page.values("intro")[:1]),
            body=Subquery(page.annotate(raw=Cast("body", TextField())).values("raw")[:1]),
        )
        .first()
    )
    if row is None:
        return None
    directions, contacts = _ways_and_directions(row["pk"])
    text = _text(row)
    return _record(row, directions, language) | {
        "contacts": contacts,
        "address": row["address"],
        "text": text,
        "text_language": language if text else None,
        "neighbours": [
            {"number": near.number, "name": near.name.text, "km": near.kilometres or 0}
            for near in neighbours(_seat(row), language)
        ],
    }


def _seat(row: Record) -> Organization:
    """Return the organisation as far as its neighbours need it."""
    return Organization(number=row["number"], city_id=row["city_id"], region_id=row["region_id"])


def _ways_and_directions(key: int) -> tuple[list[str], Record]:
    """Return directions and the contacts for everywhere; one query for both."""
    through = Organization.sectors.through.objects.filter(organization_id=key)
    contacts = OrganizationContact.objects.filter(organization_id=key, visibility=Visibility.EVERYWHERE)
    rows = through.values_list(Value("sector"), "sector_id", Value(0)).union(
        contacts.order_by().values_list("kind", "value", "position"), all=True
    )
    values: dict[str, list[str]] = defaultdict(list)
    for kind, value, _position in sorted(rows, key=itemgetter(2)):
        values[kind].append(value)
    links = [
        {"kind": kind.value, "url": value}
        for kind in LINK_KINDS
        for value in values[kind]
        if value.startswith(_SAFE_LINKS)
    ]
    return sorted(values["sector"], key=_sector_position), {
        "phones": values[ContactKind.PHONE],
        "emails": values[ContactKind.EMAIL],
        "links": links,
    }


def _text(row: Record) -> str:
    """Return what the organisation wrote about itself as HTML whose links work from anywhere."""
    if not row["page_path"] or row["page_path"].startswith(restricted_paths() or ("-",)):
        return ""
    intro = format_html("<p>{}</p>", row["intro"]) if row["intro"] else ""
    body = OrganizationPage._meta.get_field("body").to_python(row["body"] or "[]")
    written = f"{body.render_as_block()}" if body else ""
    return f"{intro}{written}".replace('href="/', f'href="{absolute("/")}')


def _record(row: Record, directions: list[str], language: str) -> Record:
    """Return what lists and single answers share."""
    name, name_language = _in_language(row, "name", language)
    return {
        "number": row["number"],
        "slug": row["slug"],
        "name": name,
        "short": _in_language(row, "short", language)[0],
        "name_language": name_language,
        "form": row["legal_form"],
        "city": named(cities()[row["city_id"]], language) if row["city_id"] else None,
        "region": named(regions()[row["region_id"]], language),
        "sectors": directions,
        **_place(row),
        "reach": row["reach"],
        "confirmed_on": row["confirmed_on"],
        "source_year": row["source_year"],
        "url": absolute(reverse("organizations:detail", args=[row["slug"]])),
    }


def _in_language(row: Record, field: str, language: str) -> tuple[str, str]:
    for code in FALLBACKS[language]:
        if row[f"{field}_{code}"]:
            return row[f"{field}_{code}"], code
    return "", language


def named(place: Model, language: str) -> Record:
    """Return the id and the name of a region, town or direction."""
    return {"id": place.pk, "name": localized(place, "name", language).text}


def _place(row: Record) -> Record:
    """Return the point in degrees and how exact it is: the organisation's own, else its town's, else none."""
    own = (row["longitude"], row["latitude"])
    if row["precision"] == Precision.EXACT and None not in own:
        return {"point": [round(degrees, 4) for degrees in own], "precision": Precision.EXACT.value}
    city = cities().get(row["city_id"])
    return {
        "point": [city.longitude, city.latitude] if city else None,
        "precision": Precision.CITY.value,
    }
