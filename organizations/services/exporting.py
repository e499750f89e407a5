"""The directory as a spreadsheet that can be imported again.

It holds what the public may have in bulk: no person's name, no note on the source, and of the contacts only
those that are for everywhere. What a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tablib import Dataset

from organizations.enums import ContactKind, Visibility
from organizations.models import Organization
from organizations.querysets import OrganizationQuerySet

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUN_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00")

#: Columns by the names that an import knows, and what they hold.
_FACTS: Final[dict[str, Callable[[Organization], object]]] = {
    "number": lambda row: row.number,
    "name_kk": lambda row: row.name_kk,
    "name_short": lambda row: row.short_kk,
    "name_ru": lambda row: row.name_ru,
    "short_ru": lambda row: row.short_ru,
    "name_en": lambda row: row.name_en,
    "short_en": lambda row: row.short_en,
    "legal_form": lambda row: row.legal_form,
    "city_id": lambda row: row.city_id or "",
    "region_id": lambda row: row.region_id,
    "locality_detail": lambda row: row.address,
    "sectors": lambda row: ";".join(sorted(sector.pk for sector in row.sectors.all())),
    "reach": lambda row: row.reach,
    "source_year": lambda row: row.source_year,
}
COLUMNS: Final = (*_FACTS, *ContactKind.values)


def workbook(found: OrganizationQuerySet) -> bytes:
    """Return the organisations as an XLSX file, in four queries whatever their number; none of the demo."""
    rows = (
        found.filter(is_demo=False)
        .prefetch_related("sectors", "contacts")
        .defer("contact_person", "source_note", "sectors_reason", "imported", "folded")
    )
    data = Dataset(*map(_cells, rows), headers=COLUMNS, title="organizations")
    written: bytes = data.export("xlsx")
    return written


def _cells(row: Organization) -> list[object]:
    return [safe(value(row)) for value in _FACTS.values()] + [
        safe(";".join(_values(row, kind))) for kind in ContactKind.values
    ]


def _values(row: Organization, kind: str) -> Iterable[str]:
    return (
        contact.value
        for contact in row.contacts.all()
        if contact.kind == kind and contact.visibility == Visibility.EVERYWHERE
    )


def safe(value: object) -> object:
    """Return a cell that no spreadsheet runs."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_RUN_AS_FORMULA):
        return f"'{value}"
    return value
