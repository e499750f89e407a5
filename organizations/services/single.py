"""One organisation as a record for the API: its facts, public contacts, text and neighbours, in two queries.

A person's name and every contact that is not for everywhere never enter the record.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import Any, Final

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Length
from django.utils.html import format_html

from organizations.enums import LINK_KINDS, ContactKind, Visibility
from organizations.models import Organization, OrganizationContact, OrganizationPage
from organizations.services.neighbours import neighbours
from organizations.services.records import FACTS, Record, around_records, in_order, record
from portal.base.generation import per_generation
from portal.base.sites import absolute
from portal.base.tree import restricted_paths

SAFE_LINKS: Final = ("https://", "http://")
EMPTY_STREAM: Final = 2  # the length of "[]"


def single_record(number: int, language: str) -> Record | None:
    """Return one organisation with its contacts, text and neighbours, or None where none is listed."""
    row = Organization.objects.listed().filter(number=number).values(*FACTS, "address").first()
    if row is None:
        return None
    values = _parts(row["pk"], language)
    text = _text(values)
    seat = Organization(number=row["number"], city_id=row["city_id"], region_id=row["region_id"])
    return record(row, in_order(values["sector"]), language, around_records(language)) | {
        "contacts": {
            "phones": values[ContactKind.PHONE],
            "emails": values[ContactKind.EMAIL],
            "links": [
                {"kind": kind.value, "url": value}
                for kind in LINK_KINDS
                for value in values[kind]
                if value.startswith(SAFE_LINKS)
            ],
        },
        "address": row["address"],
        "text": text,
        "text_language": language if text else None,
        "neighbours": [
            {"number": near.number, "name": near.name.text, "km": near.kilometres or 0}
            for near in neighbours(seat, language)
        ],
    }


def _parts(key: int, language: str) -> dict[str, list[str]]:
    """Return what stands in other tables, by kind: directions, contacts, and the text where there is one."""
    through = Organization.sectors.through.objects.filter(organization_id=key)
    contacts = OrganizationContact.objects.filter(organization_id=key, visibility=Visibility.EVERYWHERE)
    parts: list[QuerySet[Any, Any]] = [contacts.order_by().values_list("kind", "value", "position")]
    if key in _written(language):
        page = _pages(language).filter(organization=key)
        parts += [
            page.values_list(Value("path"), F("path"), Value(0)),
            page.values_list(Value("intro"), F("intro"), Value(0)),
            page.values_list(Value("body"), Cast("body", TextField()), Value(0)),
        ]
    rows = through.values_list(Value("sector"), "sector_id", Value(0)).union(*parts, all=True)
    values: defaultdict[str, list[str]] = defaultdict(list)
    for kind, value, _position in sorted(rows, key=itemgetter(2)):
        values[kind].append(value)
    return values


def _pages(language: str) -> QuerySet[OrganizationPage]:
    return OrganizationPage.objects.filter(live=True, locale__language_code=language).order_by()


@per_generation
def _written(language: str) -> frozenset[int]:
    """Return the keys of the organisations that have any words of their own in a language."""
    found = _pages(language).annotate(length=Length(Cast("body", TextField())))
    words = found.filter(Q(intro__gt="") | Q(length__gt=EMPTY_STREAM))
    return frozenset(words.values_list("organization_id", flat=True))


def _text(values: dict[str, list[str]]) -> str:
    """Return what the organisation wrote about itself as HTML whose links work from anywhere."""
    if not values["path"] or values["path"][0].startswith(restricted_paths() or ("-",)):
        return ""
    intro = format_html("<p>{}</p>", values["intro"][0]) if values["intro"][0] else ""
    body = OrganizationPage._meta.get_field("body").to_python(values["body"][0] or "[]")
    written = body.render_as_block() if body else ""
    return f"{intro}{written}".replace('href="/', f'href="{absolute("/")}')
