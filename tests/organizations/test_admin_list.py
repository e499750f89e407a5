from __future__ import annotations

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook

from organizations.models import Organization
from organizations.services.exporting import COLUMNS, safe
from organizations.services.importing import import_directory
from tests.factories.organizations import OrganizationContactFactory, OrganizationFactory
from tests.factories.places import CityFactory
from tests.factories.staff import administrator, browser_of, staff

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_organizations_organization:list")


@pytest.fixture
def editor():
    return browser_of(administrator())


def numbers(response):
    """Return the numbers of the rows that a list shows, in its order."""
    table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
    return [int(row.select("td")[2].get_text()) for row in table.select("tbody tr")] if table else []


def shown(client, **params):
    return numbers(client.get(LIST, params))


def test_the_list_is_in_the_order_of_the_alphabet_of_the_editors_language():
    OrganizationFactory(number=1, short_kk="Өрлеу", short_en="Beacon")
    OrganizationFactory(number=2, short_kk="Алау", short_en="Torch")
    user = administrator()
    assert shown(browser_of(user, "kk")) == [2, 1]
    assert shown(browser_of(user, "en")) == [1, 2]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"status": "hidden"}, [2]),
        ({"confirmed": "no"}, [1, 2]),
        ({"confirmed": "yes"}, [3]),
        ({"sector": "bilim"}, [1]),
        ({"sector": "none"}, [2, 3]),
        ({"region": "zhambyl-region"}, [3]),
        ({"city": "taraz"}, [3]),
        ({"legal_form": "qq"}, [2]),
        ({"status": "listed", "confirmed": "no"}, [1]),
    ],
)
def test_each_filter_keeps_its_own(editor, params, found):
    OrganizationFactory(number=1, short_en="A", sectors=["bilim"])
    OrganizationFactory(number=2, short_en="B", hidden=True, legal_form="qq")
    OrganizationFactory(number=3, short_en="C", confirmed=True, city=CityFactory(id="taraz"))
    assert shown(editor, **params) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("КОМЕК", [7]), ("kokshe", [7, 8]), ("8", [8]), ("nothing of it", []), ('"', []), ("  ", [7, 8])],
)
def test_search_reads_names_and_places_as_the_directory_does(editor, typed, found):
    OrganizationFactory(number=7, short_kk="Көмек", short_en="A")
    OrganizationFactory(number=8, short_kk="Алау", short_en="B")
    assert shown(editor, q=typed) == found


@pytest.mark.parametrize("typed", ['"', "\\", "%", "'", "(", "*", "9" * 400, "ә" * 5000])
def test_no_query_breaks_the_list(editor, typed):
    OrganizationFactory()
    assert editor.get(LIST, {"q": typed}).status_code == 200


def test_the_number_of_queries_does_not_grow(editor, django_assert_num_queries):
    counts = []
    for number in (1, 3, 46):
        while Organization.objects.count() < number:
            OrganizationFactory(sectors=["bilim", "umit"])
        editor.get(LIST)
        with django_assert_num_queries(9) as seen:
            assert len(shown(editor)) == number
        counts.append(len(seen))
    assert counts == [9, 9, 9]


def test_nothing_personal_is_read_for_the_list(editor):
    OrganizationFactory(contact_person="Secret Person", contacts={"phones": ["+77011234567"]})
    html = editor.get(LIST).content.decode()
    assert "Secret Person" not in html
    assert "+77011234567" not in html


def sheet(response):
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_export_holds_the_narrowed_list_without_anything_withheld(editor):
    one = OrganizationFactory(
        number=5, short_kk="Көмек", contact_person="Secret Person", source_note="A note", sectors=["bilim"]
    )
    OrganizationFactory(number=6, hidden=True)
    for value, visibility in (
        ("+77011234567", "everywhere"),
        ("+77011112233", "page"),
        ("+77014445566", "nowhere"),
    ):
        OrganizationContactFactory(organization=one, value=value, visibility=visibility)

    response = editor.get(LIST, {"export": "xlsx", "status": "listed"})

    assert response["Content-Disposition"] == 'attachment; filename="organizations.xlsx"'
    rows = sheet(response)
    assert [(row["number"], row["name_short"], row["phones"], row["sectors"]) for row in rows] == [
        (5, "Көмек", "'+77011234567", "bilim")
    ]
    assert tuple(rows[0]) == COLUMNS
    cells = {str(cell) for row in rows for cell in row.values()}
    assert not any(word in cell for cell in cells for word in ("Secret", "note", "1112233", "4445566"))


def test_the_export_leaves_the_demonstration_out(editor):
    OrganizationFactory(number=5)
    OrganizationFactory(number=9001, demo=True)
    assert [row["number"] for row in sheet(editor.get(LIST, {"export": "xlsx"}))] == [5]


def test_what_was_exported_can_be_imported_again_and_changes_nothing(editor):
    OrganizationFactory(
        number=5,
        sectors=["bilim"],
        contacts={"phones": ["+77011234567", "+77162255555"], "emails": ["a@b.kz"]},
    )
    report = import_directory(editor.get(LIST, {"export": "xlsx"}).content, "organizations.xlsx")
    assert (report.refused, report.changed, report.unchanged) == ([], [], 1)


def test_there_is_no_export_as_csv(editor):
    OrganizationFactory()
    response = editor.get(LIST, {"export": "csv"})
    assert response["Content-Type"].startswith("text/html")
    buttons = editor.get(LIST).content.decode()
    assert "export=xlsx" in buttons
    assert "export=csv" not in buttons


@pytest.mark.parametrize("cell", ["=1+1", "+7701", "-5", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Көмек", "", 5, "a=b", "https://a.kz/?x=1"])
def test_other_cells_stay(cell):
    assert safe(cell) == cell


def test_who_may_not_change_organisations_does_not_see_the_list():
    response = browser_of(staff("Dana Nobody")).get(LIST)
    assert response.status_code == 302
