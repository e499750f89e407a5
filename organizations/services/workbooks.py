"""The first sheet of an XLSX file as rows of texts; formulas are never worked out."""

from __future__ import annotations

import io
import warnings
import zlib
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from portal.base.errors import Refused

MAX_UNPACKED = 150 * 1024 * 1024
_SIGNATURE = b"PK\x03\x04"
_UNREADABLE = (
    BadZipFile, InvalidFileException, ParseError, zlib.error,
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip


def is_workbook(content: bytes) -> bool:
    """Say whether a file is a zip archive, as every XLSX file is."""
    return content.startswith(_SIGNATURE)


def workbook_rows(content: bytes, max_rows: int, max_columns: int) -> list[list[str]]:
    """Return the rows of the first sheet, or refuse the file; rows are cut one cell beyond the limit."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise Refused(_("The file is too large when unpacked."), code="large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that openpyxl does not keep; we only read
            return _first_sheet(content, max_rows, max_columns)
    except _UNREADABLE as error:
        raise Refused(
            _("The XLSX file cannot be read. Save it again, or as CSV UTF-8."), code="xlsx"
        ) from error


def _first_sheet(content: bytes, max_rows: int, max_columns: int) -> list[list[str]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
        limit = 2 * max_rows  # empty rows count here
        rows = sheet.iter_rows(max_row=limit + 1, max_col=max_columns + 1)
        texts = [[_text(cell) for cell in row] for row in rows]
    finally:
        book.close()
    if len(texts) > limit:
        raise Refused(_("The file has more than %(limit)s rows.") % {"limit": max_rows}, code="many_rows")
    return texts


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return value if isinstance(value, str) and value.startswith("=") else "="
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
