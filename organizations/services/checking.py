"""From a table of texts to checked facts; every cell is looked at, so one report names all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organizations.names import distinctive
from organizations.services.columns import CITY, CONTACTS, FACTS, NUMBER, REGION, SECTORS, read_heading
from organizations.services.gazetteer import Gazetteer
from organizations.services.import_report import ImportReport, Problem
from organizations.services.reading import Table, TableRow
from organizations.validators import clean_contacts, clean_number

T = TypeVar("T")
Place = tuple[str | None, str]  # town and region by id


@dataclass
class Facts:
    """What a row says about an organisation: only the columns that the file has."""

    row: int
    number: int
    fields: dict[str, Any] = field(default_factory=dict)
    place: Place | None = None
    contacts: dict[str, list[str]] = field(default_factory=dict)
    sectors: list[str] | None = None


def check(
    table: Table, gazetteer: Gazetteer, sector_ids: Collection[str], report: ImportReport
) -> list[Facts]:
    """Return the facts of all rows; problems go into the report, and then the facts are not to be used."""
    names, problems = read_heading(table.header)
    for problem in problems:
        report.refuse(problem)
    if problems:
        return []
    checker = _Checker(names, gazetteer, sector_ids, report)
    return [checker.facts(row) for row in table.rows]


class _Checker:
    """Reads row after row of one file."""

    def __init__(
        self, names: list[str], gazetteer: Gazetteer, sector_ids: Collection[str], report: ImportReport
    ) -> None:
        self.names = names
        self.gazetteer = gazetteer
        self.sector_ids = sector_ids
        self.report = report
        self.place_of_number: dict[int, int] = {}

    def facts(self, row: TableRow) -> Facts:
        """Return what a row says; a part that is wrong is reported and left out."""
        if len(row.cells) > len(self.names):
            message = _("The row has %(cells)s cells, the heading %(columns)s.") % {
                "cells": len(row.cells),
                "columns": len(self.names),
            }
            self.report.refuse(Problem(row.place, "", message))
        cells = dict(zip(self.names, row.cells + [""] * len(self.names), strict=False))
        found = Facts(row.place, self._clean(row, NUMBER, clean_number, cells[NUMBER]) or 0)
        self._note_number(row, found.number)
        self._read_fields(row, cells, found)
        found.place = self._clean(row, CITY, self._place, cells)
        for kind in CONTACTS:
            if kind in cells:
                found.contacts[kind] = (
                    self._clean(row, kind, partial(clean_contacts, kind), cells[kind]) or []
                )
        if SECTORS in cells:
            found.sectors = self._clean(row, SECTORS, self._sectors, cells[SECTORS])
        return found

    def _clean(self, row: TableRow, column: str, clean: Callable[[Any], T], value: Any) -> T | None:
        try:
            return clean(value)
        except ValidationError as error:
            self.report.refuse(Problem(row.place, column, " ".join(error.messages)))
            return None

    def _note_number(self, row: TableRow, number: int) -> None:
        first = self.place_of_number.setdefault(number, row.place)
        if number and first != row.place:
            message = _("The number %(number)s stands in row %(row)s already.") % {
                "number": number,
                "row": first,
            }
            self.report.refuse(Problem(row.place, NUMBER, message))

    def _read_fields(self, row: TableRow, cells: dict[str, str], found: Facts) -> None:
        for column, fact in FACTS.items():
            if column in cells and not (column == "source_year" and not cells[column].strip()):
                found.fields[fact.field] = self._clean(row, column, fact.clean, cells[column])
        if found.fields["name_kk"] == "":
            self.report.refuse(Problem(row.place, "name_kk", _("The name is missing.")))
        for code in ("kk", "ru", "en"):
            name = found.fields.get(f"name_{code}")
            given = found.fields.get(f"short_{code}", "" if code != "kk" else None)
            if name is not None and given == "":
                found.fields[f"short_{code}"] = distinctive(name)

    def _place(self, cells: dict[str, str]) -> Place:
        town, area = cells[CITY].strip(), cells.get(REGION, "").strip()
        region = self.gazetteer.region(area) if area else None
        if town:
            city = self.gazetteer.city(town)
            if region and region.pk != city.region_id:
                raise ValidationError(_("The town is not in the region that column region_id names."))
            return city.pk, city.region_id
        if region is None:
            raise ValidationError(_("Give a town, or a region in column region_id."))
        return None, region.pk

    def _sectors(self, written: str) -> list[str]:
        ids = sorted({part.strip().lower() for part in written.split(";") if part.strip()})
        unknown = [one for one in ids if one not in self.sector_ids]
        if unknown:
            raise ValidationError(
                _("“%(value)s” is not known here. Known are: %(known)s.")
                % {"value": unknown[0][:40], "known": ", ".join(self.sector_ids)}
            )
        return ids
