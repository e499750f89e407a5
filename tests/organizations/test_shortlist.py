from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.rules import is_reserved
from organizations.services.shortlist import MAX_NUMBERS, read_numbers
from tests.factories.organizations import OrganizationContactFactory, OrganizationFactory

pytestmark = pytest.mark.django_db

URL = "/kk/organizations/my-list/"


def read(client, query=""):
    response = client.get(f"{URL}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(page):
    return [link.get_text() for link in page.select(".shortlist h2 a")]


@pytest.fixture
def three():
    return [OrganizationFactory(name_kk=f"«{name}»") for name in ("Бір", "Екі", "Үш")]


def test_the_address_names_the_list_and_its_order(client, three):
    one, two, last = (organization.number for organization in three)
    assert names(read(client, f"?n={last},{one},{two}")) == ["Үш", "Бір", "Екі"]


def test_what_is_not_listed_is_left_out_and_said(client, three):
    hidden = OrganizationFactory(name_kk="«Жасырын»", hidden=True)
    page = read(client, f"?n={three[0].number},{hidden.number},4000")
    assert names(page) == ["Бір"]
    assert "2" in page.select_one(".note-warn").get_text()
    assert "Жасырын" not in str(page)


def test_numbers_that_are_added_join_the_others_in_the_address(client, three):
    one, two, _ = (organization.number for organization in three)
    answer = client.get(f"{URL}?n={one}&n={two},{one}")
    assert (answer.status_code, answer["Location"]) == (302, f"{URL}?n={one},{two}")


@pytest.mark.parametrize(
    "query", ["?n=", "?n=x", "?n=-1", "?n=1.5", "?n=%00", "?n=99999999999999", "?n=,,,", ""]
)
def test_whatever_the_address_holds_the_page_answers(client, query):
    response = client.get(f"{URL}{query}")
    assert response.status_code == (400 if "%00" in query else 200)


def test_an_empty_list_leads_to_the_directory(client):
    assert "/kk/organizations/" in [link["href"] for link in read(client).select(".empty a")]


def test_numbers_are_read_once_in_order_and_at_most_fifty():
    assert read_numbers(["3,12", "3", "7"]) == (3, 12, 7)
    assert read_numbers([",".join(map(str, range(1, 90)))]) == tuple(range(1, MAX_NUMBERS + 1))
    assert read_numbers(["٣", "³", "0", "1e3", str(2**31), "1" * 5000]) == ()


def test_each_row_can_be_taken_off_by_a_plain_link(client, three):
    one, two, last = (organization.number for organization in three)
    links = [link["href"] for link in read(client, f"?n={one},{two},{last}").select("[data-drop]")]
    assert links == [f"?n={two},{last}", f"?n={one},{last}", f"?n={one},{two}"]
    assert read(client, f"?n={one}").select_one("[data-drop]")["href"] == "?"


def test_only_contacts_that_may_be_handed_out_stand_on_the_list(client, three):
    for value, visibility in (("a@b.kz", "everywhere"), ("own@b.kz", "page"), ("no@b.kz", "nowhere")):
        OrganizationContactFactory(organization=three[0], kind="emails", value=value, visibility=visibility)
    page = read(client, f"?n={three[0].number}")
    assert [link["href"] for link in page.select(".shortlist .ways a")] == ["mailto:a@b.kz"]
    assert page.select_one(".shortlist .ways").has_attr("data-nosnippet")
    assert page.select_one("meta[name=robots]")["content"] == "noindex, nofollow"


def test_the_contact_person_is_not_on_the_list(client):
    organization = OrganizationFactory(contact_person="Құндыз Доспекова")
    assert "Құндыз" not in str(read(client, f"?n={organization.number}"))


def test_without_script_the_directory_collects_the_list_in_the_address(client, three):
    one, two, _ = (organization.number for organization in three)
    page = BeautifulSoup(client.get(f"/kk/organizations/?n={one}").content, "html.parser")
    links = {int(link["data-keep"]): link["href"] for link in page.select("a[data-keep]")}
    assert links[two] == f"{URL}?n={one},{two}"
    assert links[one] == f"{URL}?n={one}"
    assert page.select_one("form[data-filters] input[name=n]")["value"] == str(one)


def test_the_way_back_to_the_directory_carries_the_list(client, three):
    one, two, _ = (organization.number for organization in three)
    hrefs = [link["href"] for link in read(client, f"?n={one},{two}").select("a.go")]
    assert hrefs == [f"/kk/organizations/?n={one},{two}"]


def test_an_organisations_page_leads_to_a_list_of_one(client, three):
    page = BeautifulSoup(client.get(three[0].get_absolute_url()).content, "html.parser")
    assert page.select_one("a[data-keep]")["href"] == f"{URL}?n={three[0].number}"


def test_the_list_asks_three_questions_whatever_its_length(client, three):
    counts = []
    for chosen in (three[:1], three):
        url = f"{URL}?n={','.join(str(organization.number) for organization in chosen)}"
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts == [3, 3]


def test_no_organisation_can_take_the_address_of_the_list_or_of_a_number():
    assert is_reserved("my-list")
    assert is_reserved("112")
    assert not is_reserved("28-ilmek")
    organization = OrganizationFactory(name_kk="«My list»", name_en="“My list”")
    assert organization.slug != "my-list"


def test_the_list_goes_along_into_the_other_languages(client, three):
    page = read(client, f"?n={three[0].number},{three[1].number}")
    links = [link["href"] for link in page.select(".langs a[lang=ru]")]
    assert links
    assert set(links) == {f"/ru/organizations/my-list/?n={three[0].number}%2C{three[1].number}"}
