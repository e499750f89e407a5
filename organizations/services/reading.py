"""A file of the directory as a table of texts: CSV in its many dialects, or XLSX.

Nothing is written or looked up here. A file that cannot be read whole is refused with one message.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from organizations.services.decoding import decode
from organizations.services.workbooks import is_workbook, workbook_rows
from portal.base.errors import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 60
_DELIMITERS = (",", ";", "\t", "|")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class TableRow:
    """One row: its place in the file, where the heading is row 1, and its cells."""

    place: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A heading and the rows below it that are not empty; rows may still be longer than the heading."""

    header: list[str]
    rows: list[TableRow]
    notes: list[str] = field(default_factory=list)


def read_table(content: bytes) -> Table:
    """Return the table in a file, whatever its name says, or refuse it."""
    if len(content) > MAX_BYTES:
        raise Refused(
            _("The file is larger than %(limit)s MB.") % {"limit": MAX_BYTES // 1024 // 1024}, code="large"
        )
    if content.startswith(_OLD_EXCEL):
        raise Refused(_("This is an old Excel file (XLS). Save it as XLSX or CSV UTF-8."), code="xls")
    if is_workbook(content):
        return make_table(workbook_rows(content, MAX_ROWS, MAX_COLUMNS), [])
    text, notes = decode(content)
    return make_table(_csv_rows(text), notes)


def make_table(rows: list[list[str]], notes: list[str]) -> Table:
    """Return rows of texts as a table: the first row that is not empty is the heading."""
    trimmed = [TableRow(place, _trimmed(cells)) for place, cells in enumerate(rows, start=1)]
    filled = [row for row in trimmed if row.cells]
    if not filled:
        raise Refused(_("The file is empty."), code="empty")
    heading, *body = filled
    if len(heading.cells) > MAX_COLUMNS:
        raise Refused(
            _("The file has more than %(limit)s columns.") % {"limit": MAX_COLUMNS}, code="many_columns"
        )
    if len(body) > MAX_ROWS:
        raise Refused(_("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS}, code="many_rows")
    if not body:
        raise Refused(_("The file has a heading, but no rows."), code="no_rows")
    return Table(heading.cells, body, notes)


def _trimmed(cells: list[str]) -> list[str]:
    """Return the cells without the empty ones at the end."""
    count = next((count for count in range(len(cells), 0, -1) if cells[count - 1].strip()), 0)
    return cells[:count]


def _csv_rows(text: str) -> list[list[str]]:
    delimiter, text = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for cells in reader:
            rows.append(cells)
            if len(rows) > 2 * MAX_ROWS:
                raise Refused(
                    _("The file has more than %(limit)s rows.") % {"limit": MAX_ROWS}, code="many_rows"
                )
    except csv.Error as error:
        raise Refused(
            _("The quotes do not match near row %(row)s, or a cell there is too long.")
            % {"row": len(rows) + 1},
            code="csv",
        ) from error
    return rows


def _delimiter(text: str) -> tuple[str, str]:
    """Return what stands between the cells of the heading, and the text without Excel's own line about it."""
    first, _break, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) <= 5:
        return (first.strip()[4:] or "\t"), rest
    heading = next((line for line in text.splitlines()[:50] if line.strip(" \t;,|")), "")
    return max(_DELIMITERS, key=heading.count), text
