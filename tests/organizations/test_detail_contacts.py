"""Ways to reach an organisation, who is near it, and the addresses that lead to it."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from organizations.enums import ContactKind, Visibility
from organizations.services.neighbours import rounded_km
from organizations.services.ways import readable_phone
from tests.factories.organizations import CityFactory, OrganizationContactFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def read(client, organization, language="en"):
    return BeautifulSoup(client.get(f"/{language}/organizations/{organization.slug}/").content, "html.parser")


def buttons(page):
    return [(link["href"], link.span.find(string=True)) for link in page.select(".call a")]


@pytest.fixture
def organization():
    return OrganizationFactory()


def add(organization, kind, value, visibility=Visibility.EVERYWHERE, note=""):
    return OrganizationContactFactory(
        organization=organization, kind=kind, value=value, visibility=visibility, note=note
    )


@pytest.mark.parametrize(
    ("kind", "value", "href", "text"),
    [
        ("phones", "+77082831965", "tel:+77082831965", "+7 708 283 19 65"),
        ("phones", "+77172762184", "tel:+77172762184", "+7 7172 76 21 84"),
        ("emails", "a@b.kz", "mailto:a@b.kz", "a@b.kz"),
        ("website", "https://www.a.kz/", "https://www.a.kz/", "a.kz"),
        ("instagram", "https://www.instagram.com/komek/", "https://www.instagram.com/komek/", "@komek"),
        ("telegram", "https://t.me/komek", "https://t.me/komek", "@komek"),
        ("vk", "https://vk.com/komek", "https://vk.com/komek", "vk.com/komek"),
        ("whatsapp", "+77082831965", "https://wa.me/77082831965", "+77082831965"),
    ],
)
def test_each_kind_is_a_button_that_does_what_it_says(client, organization, kind, value, href, text):
    add(organization, kind, value)
    page = read(client, organization)
    assert buttons(page) == [(href, text)]
    assert page.select_one(".call a")["rel"] == ["nofollow", "noopener"]


def test_a_group_address_that_is_too_long_is_shown_by_its_host(client, organization):
    add(organization, "facebook", "https://www.facebook.com/groups/umitjoly/permalink/876297586068484/")
    assert buttons(read(client, organization))[0][1] == "facebook.com"


def test_an_address_that_is_no_web_address_never_becomes_a_link(client, organization):
    add(organization, "website", "javascript:alert(1)")
    page = read(client, organization)
    assert buttons(page) == []
    assert "javascript:alert(1)" in page.select_one(".call").get_text()


def test_no_whatsapp_is_made_of_a_phone(client, organization):
    add(organization, "phones", "+77082831965")
    assert "wa.me" not in str(read(client, organization))


def test_what_is_for_the_page_only_is_here_but_nowhere_in_its_data(client, organization):
    add(organization, "emails", "own@mail.kz", Visibility.PAGE, "mailbox named after the contact person")
    page = read(client, organization)
    data = page.select_one("script[type='application/ld+json']").string
    assert buttons(page) == [("mailto:own@mail.kz", "own@mail.kz")]
    assert page.select_one(".call li").has_attr("data-nosnippet")
    assert "own@mail.kz" not in data
    assert "mailbox named after" not in str(page)


def test_a_withheld_contact_is_counted_and_never_printed(client, organization):
    add(organization, "phones", "+77082831965", Visibility.NOWHERE, "a private reason")
    page = read(client, organization)
    assert "7082831965" not in str(page).replace(" ", "")
    assert "1 contact of the printed list is not shown" in " ".join(
        page.select_one(".act").get_text().split()
    )
    assert "a private reason" not in str(page)


def test_phones_that_may_be_misprints_are_shown_with_the_doubt(client, organization):
    for number in ("+77764607843", "+77074602843"):
        add(organization, "phones", number, Visibility.PAGE, "two phones that differ in one digit")
    page = read(client, organization)
    assert len(buttons(page)) == 2
    assert "one of them may be a misprint" in page.select_one(".act").get_text()


def test_structured_data_hold_only_public_links(client, organization):
    add(organization, "instagram", "https://www.instagram.com/open/")
    add(organization, "facebook", "https://www.facebook.com/person/", Visibility.PAGE)
    data = json.loads(read(client, organization).select_one("script[type='application/ld+json']").string)
    assert data["sameAs"] == ["https://www.instagram.com/open/"]


def test_contact_links_of_the_list_lead_to_the_buttons(client, organization):
    link = BeautifulSoup(client.get("/en/organizations/").content, "html.parser").select_one(".org .go")
    assert link["href"] == f"/en/organizations/{organization.slug}/#contact"
    assert read(client, organization).select_one("#contact").name == "h2"


def test_every_kind_of_contact_has_a_button(client, organization):
    for kind in ContactKind:
        add(organization, kind, f"https://example.kz/{kind}" if kind != "phones" else "+77082831965")
    assert len(buttons(read(client, organization))) == len(ContactKind)


def test_neighbours_of_the_town_come_first_then_the_next_towns_with_the_distance(client):
    own = OrganizationFactory(name_kk="«Өзі»", city=CityFactory(id="almaty"))
    for name, city in (("Тараздан", "taraz"), ("Қонаевтан", "konaev"), ("Алматыдан", "almaty")):
        OrganizationFactory(name_kk=f"«{name}»", city=CityFactory(id=city))
    rows = read(client, own, "kk").select(".body .org")
    assert [row.h3.get_text() for row in rows] == ["Алматыдан", "Қонаевтан", "Тараздан"]
    assert [len(row.select(".org-meta > span")) for row in rows] == [0, 1, 1]
    assert "70 " in rows[1].get_text()


def test_there_are_five_neighbours_at_most_and_none_of_them_hidden(client):
    own = OrganizationFactory(city=CityFactory(id="almaty"))
    OrganizationFactory(name_kk="«Жасырын»", city=CityFactory(id="almaty"), hidden=True)
    for _ in range(7):
        OrganizationFactory(city=CityFactory(id="almaty"))
    rows = read(client, own).select(".body .org")
    assert len(rows) == 5
    assert "Жасырын" not in str(rows)


def test_an_organisation_without_a_town_has_neighbours_too(client):
    own = OrganizationFactory(city=None)
    OrganizationFactory(name_kk="«Көрші»", name_en="“Neighbour”")
    assert [row.h3.get_text() for row in read(client, own).select(".body .org")] == ["Neighbour"]


@pytest.mark.parametrize(
    ("distance", "said"),
    [(0.2, 1), (7.4, 7), (67.8, 70), (62.1, 60), (99.0, 100), (186.0, 190), (842.0, 840)],
)
def test_distances_are_rounded_as_people_say_them(distance, said):
    assert rounded_km(distance) == said


@pytest.mark.parametrize("value", ["", "112", "not a phone", "+7"])
def test_a_phone_that_cannot_be_read_stays_as_it_is(value):
    assert readable_phone(value) == value


def test_a_number_of_the_old_list_leads_to_the_page(client, organization):
    answer = client.get(f"/ru/organizations/{organization.number}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/ru/organizations/{organization.slug}/")


def test_a_merged_organisation_leads_to_the_one_it_became(client, organization):
    middle = OrganizationFactory(status="merged", merged_into=organization)
    first = OrganizationFactory(status="merged", merged_into=middle)
    for address in (first.slug, first.number):
        answer = client.get(f"/kk/organizations/{address}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/kk/organizations/{organization.slug}/")


@pytest.mark.parametrize("state", [{"hidden": True}, {"demo": True}])
def test_what_is_not_listed_is_not_there(client, state):
    unlisted = OrganizationFactory(**state)
    merged = OrganizationFactory(status="merged", merged_into=unlisted)
    for address in (unlisted.slug, unlisted.number, merged.slug, "nobody", 999, 10**15):
        assert client.get(f"/kk/organizations/{address}/").status_code == 404
        assert client.get(f"/kk/organizations/{address}/report/").status_code == 404
