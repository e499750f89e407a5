from __future__ import annotations

import pytest
from django.utils import translation

from organizations.models import Organization, OrganizationContact
from organizations.services.importing import import_directory
from tests.factories.directory_files import COLUMNS, csv_file, row, xlsx_file
from tests.factories.organizations import CityFactory, OrganizationFactory, SectorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(db):
    CityFactory(id="taraz")
    CityFactory(id="astana")
    CityFactory(id="oskemen")
    SectorFactory(id="bilim")
    with translation.override("en"):
        yield


def refused(content, name="list.csv"):
    report = import_directory(content, name)
    assert not report.ok
    assert (report.added, report.changed, report.unchanged) == ([], [], 0)
    assert (Organization.objects.count(), OrganizationContact.objects.count()) == (0, 0)
    return [str(problem) for problem in report.refused]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"number": ""}, "column number: The number is missing."),
        ({"number": "five"}, "column number: “five” is not a number from 1 to 9999999."),
        ({"number": "0"}, "column number: “0” is not a number from 1 to 9999999."),
        ({"number": "1.5"}, "column number: “1.5” is not a number from 1 to 9999999."),
        ({"name_kk": ""}, "column name_kk: The name is missing."),
        ({"name_kk": "x" * 301}, "column name_kk: The text is longer than 300 characters."),
        ({"name_short": "x" * 121}, "column name_short: The text is longer than 120 characters."),
        ({"name_ru": "a\ue000b"}, "column name_ru: The text holds characters that cannot be shown."),
        ({"legal_form": "ltd"}, "column legal_form: “ltd” is not known here. Known are: qb, qq, "),
        ({"city_id": ""}, "column city_id: Give a town, or a region in column region_id."),
        ({"city_id": "Тарас"}, "column city_id: The town “Тарас” is not known. Is it Taraz (taraz)?"),
        ({"city_id": "Лондон"}, "column city_id: The town “Лондон” is not known. Add it to the towns first."),
        ({"phones": "870579798211"}, "column phones: “870579798211” is not a phone number."),
        ({"phones": "+77011234567;12"}, "column phones: “12” is not a phone number."),
        ({"emails": "a@b"}, "column emails: “a@b” is not an e-mail address."),
        ({"website": "javascript:alert(1)"}, "is not an address that begins with https:// or http://."),
        ({"website": "ftp://birlik.kz/"}, "is not an address that begins with https:// or http://."),
        ({"website": "https://user:pass@birlik.kz/"}, "is not an address that begins with https://"),
        ({"instagram": "https://evil.kz/x"}, "“https://evil.kz/x” is not an address on www.instagram.com."),
        ({"source_note": "#REF!"}, "column source_note: “#REF!” is an error of the spreadsheet."),
    ],
)
@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_bad_cell_is_named_with_row_and_column(make, cells, problem):
    (message,) = refused(make(row(501), row(**{"number": 502, **cells})))
    assert message.startswith("Row 3, ")
    assert problem in message


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", " ="])
@pytest.mark.parametrize("column", ["name_kk", "name_en", "contact_person", "locality_detail", "source_note"])
def test_a_formula_is_refused(sign, column):
    (message,) = refused(csv_file(row(501, **{column: f"{sign}1+1"})))
    assert f"Row 2, column {column}: The text begins with" in message


@pytest.mark.parametrize("column", ["number", "city_id", "phones", "emails", "website", "instagram"])
def test_a_formula_in_any_other_column_is_refused(column):
    assert len(refused(csv_file({**row(501), column: "=1+1"}))) == 1


def test_a_text_that_a_spreadsheet_marked_as_text_is_taken():
    assert import_directory(csv_file(row(501, name_en="'-Birlik-", phones="'+77011234567")), "list.csv").ok
    organization = Organization.objects.get()
    assert organization.name_en == "-Birlik-"
    assert [contact.value for contact in organization.contacts.filter(kind="phones")] == ["+77011234567"]


def test_all_problems_of_a_file_are_told_at_once():
    messages = refused(csv_file(row(501, phones="1"), row(502), row("", emails="x", city_id="")))
    assert [message.split(":")[0] for message in messages] == [
        "Row 2, column phones",
        "Row 4, column number",
        "Row 4, column city_id",
        "Row 4, column emails",
    ]


def test_a_number_that_stands_twice_is_refused():
    (message,) = refused(csv_file(row(501), row(502), row(501)))
    assert message == "Row 4, column number: The number 501 stands in row 2 already."


@pytest.mark.parametrize("column", ["number", "name_kk", "city_id"])
def test_a_missing_column_is_refused(column):
    columns = [name for name in COLUMNS if name != column]
    assert refused(csv_file(row(501), columns=columns)) == [f"Row 1, column {column}: The column is missing."]


def test_a_misspelt_column_is_refused():
    content = csv_file(row(501)).replace(b"phones", b"phnoes")
    (message,) = refused(content)
    assert message.startswith("Row 1, column phnoes: The column is not known. Known are: number, name_kk")


def test_a_column_that_stands_twice_or_has_no_name_is_refused():
    content = csv_file(row(501)).replace(b"emails,website", b"phones,")
    assert refused(content) == [
        "Row 1, column phones: The column stands there twice.",
        "Row 1: Column 12 has no name.",
    ]


def test_a_row_with_more_cells_than_the_heading_is_refused():
    content = csv_file(row(501, source_note="x")).replace(b",x\r\n", b",x,y\r\n")
    assert refused(content) == ["Row 2: The row has 15 cells, the heading 14."]


@pytest.mark.parametrize(
    "town",
    [
        "astana", "Астана", "Astana", "Нұр-Сұлтан", "нур-султан", "Nur-Sultan", "Целиноград", "г. Астана",
        "Астана қаласы",
    ],
)  # fmt: skip
def test_a_town_is_known_by_every_name(town):
    assert import_directory(csv_file(row(501, city_id=town)), "list.csv").ok
    assert Organization.objects.get().city_id == "astana"


def test_a_name_of_two_towns_is_not_guessed():
    CityFactory(id="kentau", former_names="Астана")
    (message,) = refused(csv_file(row(501, city_id="Астана")))
    assert message.endswith("“Астана” may be any of: astana, kentau. Write the id.")


def test_a_region_alone_is_enough_and_must_fit_the_town():
    columns = (*COLUMNS, "region_id")
    wrong = csv_file(row(501, region_id="astana-city"), columns=columns)
    assert refused(wrong)[0].endswith("The town is not in the region that column region_id names.")
    assert import_directory(
        csv_file(row(501, city_id="", region_id="Жамбыл облысы"), columns=columns), "x"
    ).ok
    organization = Organization.objects.get()
    assert (organization.city, organization.region_id) == (None, "zhambyl-region")


def test_directions_must_be_known():
    columns = (*COLUMNS, "sectors")
    (message,) = refused(csv_file(row(501, sectors="bilim;sport"), columns=columns))
    assert message == "Row 2, column sectors: “sport” is not known here. Known are: bilim."


def test_headings_are_read_whatever_their_case_and_spaces():
    content = (
        csv_file(row(501))
        .replace(b"number,name_kk", b"\xef\xbb\xbf Number ,NAME KK")
        .replace(b"city_id", b"City")
    )
    assert import_directory(content, "list.csv").ok


def test_real_and_demo_organisations_do_not_meet():
    OrganizationFactory(number=501, demo=True)
    report = import_directory(csv_file(row(501)), "list.csv")
    assert [problem.column for problem in report.refused] == ["number"]
    assert Organization.objects.get().is_demo


def test_after_500_problems_they_are_only_counted():
    report = import_directory(csv_file(*(row(number, phones="1") for number in range(1, 511))), "list.csv")
    assert (len(report.refused), report.problems) == (500, 510)
    assert list(report.lines())[-2:] == ["and 10 more.", "The file was refused. Nothing was written."]


def test_a_file_that_cannot_be_read_is_a_problem_of_the_file():
    assert refused(b"") == ["The file: The file is empty."]
