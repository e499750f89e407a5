from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from organizations.services import reading, workbooks
from organizations.services.reading import read_table
from portal.base.errors import Refused
from tests.factories.directory_files import COLUMNS, csv_file, row, table, xlsx_file

ROWS = [row(501), row(502, name_ru='Фонд «Ёлка»; и другие, "все"')]
WORKBOOK = xlsx_file(row(501))
TABLE = table(ROWS)


def cells(content):
    found = read_table(content)
    return [found.header, *(one.cells for one in found.rows)]


def trimmed(rows):
    return [reading._trimmed(list(cells)) for cells in rows]


def refusal(content):
    with translation.override("en"), pytest.raises(Refused) as refused:
        read_table(content)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_dialect_of_csv_gives_the_same_table(encoding, delimiter, line_end):
    content = csv_file(*ROWS, delimiter=delimiter, encoding=encoding, line_end=line_end)
    assert cells(content) == trimmed(TABLE)
    assert read_table(content).notes == []


def test_a_workbook_gives_the_same_table():
    assert cells(xlsx_file(*ROWS)) == trimmed(TABLE)


def test_russian_text_in_the_old_encoding_is_read_and_said():
    russian = row(501, name_kk="Фонд «Ангел»", name_short="Ангел", name_ru="Фонд «Ангел»", contact_person="")
    russian["name_en"] = "Angel"
    with translation.override("en"):
        found = read_table(csv_file(russian, encoding="cp1251"))
    assert found.rows[0].cells[1] == "Фонд «Ангел»"
    assert found.notes == ["The file is in the old encoding cp1251; it was read, UTF-8 is safer."]


def test_kazakh_text_in_its_own_old_encoding_is_read():
    kazakh = row(501, name_en="Birlik")
    assert read_table(csv_file(kazakh, encoding="kz1048")).rows[0].cells[1] == "«Бірлік 501» қоғамдық қоры"


def test_kazakh_letters_that_became_question_marks_are_noticed():
    damaged = csv_file(row(501, name_en="Birlik")).decode().encode("cp1251", errors="replace")
    assert "they became question marks" in refusal(damaged)


def test_damaged_utf_8_is_refused_with_its_line():
    content = csv_file(*ROWS).replace("Бірлік 502".encode(), "Бірлік".encode()[:-1] + b" 502")
    assert refusal(content) == "The file is in UTF-8, but damaged in line 3. Save it as CSV UTF-8 or XLSX."


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    content = csv_file(row(501, source_note="екі\nжол"), row(502)).replace(b"\r\n502", b"\r\n\r\n,,,\r\n502")
    assert [one.place for one in read_table(content).rows] == [2, 5]


def test_excels_own_line_about_the_delimiter_is_skipped():
    assert cells(b"sep=;\r\n" + csv_file(*ROWS, delimiter=";")) == trimmed(TABLE)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\r\n \r\n,,,\r\n", "The file is empty."),
        (csv_file(), "The file has a heading, but no rows."),
        (csv_file(*ROWS).replace(b"birlik@", b"bir\x00lik@"), "The file holds null bytes"),
        (csv_file(*ROWS) + b'"open', "The quotes do not match near row 4"),
        (csv_file(row(source_note="x" * 140_000)), "a cell there is too long"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "This is an old Excel file (XLS)."),
        (b"PK\x03\x04 and nothing more", "The XLSX file cannot be read."),
        (b"number,name_kk\n1,\x98\x98\n", "The encoding of the file is not known."),
        (b"x" * (reading.MAX_BYTES + 1), "The file is larger than 10 MB."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_sentence(content, message):
    assert message in refusal(content)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 2)
    rows = [row(501), row(502), row(503)]
    assert refusal(csv_file(*rows)) == "The file has more than 2 rows."
    assert refusal(xlsx_file(*rows)) == "The file has more than 2 rows."
    assert len(read_table(csv_file(*rows[:2])).rows) == 2


def test_endless_empty_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 2)
    assert refusal(csv_file(row(501)) + b"\r\n" * 10) == "The file has more than 2 rows."
    assert refusal(xlsx_file(*[{}] * 10)) == "The file has more than 2 rows."


def test_too_many_columns_are_refused():
    wide = (*COLUMNS, *(f"more_{index}" for index in range(60)))
    rows = [row(501, **{name: "x" for name in wide[-60:]})]
    assert refusal(csv_file(*rows, columns=wide)) == "The file has more than 60 columns."
    assert refusal(xlsx_file(*rows, columns=wide)) == "The file has more than 60 columns."


def test_numbers_and_dates_of_a_workbook_become_texts():
    book = Workbook()
    book.active.append(["number", "name_kk", "phones", "source_year"])
    book.active.append([501, 1.5, 77011234567.0, True])
    content = io.BytesIO()
    book.save(content)
    assert cells(content.getvalue())[1] == ["501", "1.5", "77011234567", "True"]


def test_formulas_of_a_workbook_are_not_worked_out():
    assert cells(xlsx_file(row(501, name_kk="=HYPERLINK(1)")))[1][1] == "=HYPERLINK(1)"


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1000)
    assert refusal(xlsx_file(row(501))) == "The file is too large when unpacked."


def test_any_other_archive_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert refusal(content.getvalue()).startswith("The XLSX file cannot be read.")


def outcome(content):
    """Return the table or the sentence that refuses it; anything else is an error of ours."""
    try:
        return read_table(content)
    except Refused as refused:
        return str(refused)


@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_read_or_refused(content):
    assert outcome(content)


@given(st.dictionaries(st.integers(0, 2000), st.integers(1, 255), min_size=1, max_size=30))
def test_a_workbook_with_any_damage_is_read_or_refused(damage):
    content = bytearray(WORKBOOK)
    for place, bits in damage.items():
        content[place * len(content) // 2001] ^= bits
    assert outcome(bytes(content))
