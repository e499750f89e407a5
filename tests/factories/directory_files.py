"""Files of the directory as people send them: CSV in any dialect, XLSX."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook

COLUMNS = (
    "number", "name_kk", "name_short", "legal_form", "name_ru", "name_en", "city_id", "locality_detail",
    "contact_person", "phones", "emails", "website", "instagram", "source_note",
)  # fmt: skip


def row(number=501, **cells):
    """Return a sound row, with some cells changed."""
    return {
        "number": str(number),
        "name_kk": f"«Бірлік {number}» қоғамдық қоры",
        "name_short": f"Бірлік {number}",
        "legal_form": "qq",
        "name_ru": f"Общественный фонд «Бірлік {number}»",
        "name_en": f"“Birlik {number}” Public Foundation",
        "city_id": "taraz",
        "locality_detail": "",
        "contact_person": "Серікова Айгүл",
        "phones": "+77011234567;+77262431122",
        "emails": "birlik@mail.kz",
        "website": "https://birlik.kz/",
        "instagram": "",
        "source_note": "",
        **cells,
    }


def table(rows, columns=COLUMNS):
    """Return heading and rows as lists of texts."""
    return [list(columns), *([one.get(name, "") for name in columns] for one in rows)]


def csv_file(*rows, columns=COLUMNS, delimiter=",", encoding="utf-8", line_end="\r\n"):
    """Return the bytes of a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(table(rows, columns))
    return text.getvalue().encode(encoding)


def xlsx_file(*rows, columns=COLUMNS):
    """Return the bytes of a workbook whose first sheet is the table."""
    book = Workbook()
    for cells in table(rows, columns):
        book.active.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
