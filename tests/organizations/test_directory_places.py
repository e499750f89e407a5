"""A typed place: a filter where there is somebody, help where there is nobody."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.factories.organizations import CityFactory, LocalityFactory, OrganizationFactory, RegionFactory

pytestmark = pytest.mark.django_db

URL = "/kk/organizations/"


def read(client, query, language="kk"):
    response = client.get(f"/{language}/organizations/?{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def place(name):
    return f"place={quote(name)}"


@pytest.fixture
def village():
    """A village in Almaty Region, with towns of organisations at several distances."""
    for city in ("konaev", "almaty", "taldykorgan", "taraz"):
        OrganizationFactory(name_kk=f"«{city}»", city=CityFactory(id=city))
    return LocalityFactory()


@pytest.mark.parametrize(
    ("typed", "narrowed"),
    [
        ("Тараз", {"city": "taraz"}),
        ("taraz", {"city": "taraz"}),
        ("Джамбул", {"city": "taraz"}),
        ("Жамбыл облысы", {"region": "zhambyl-region"}),
        ("  тараз  ", {"city": "taraz"}),
    ],
)
def test_a_place_with_organisations_becomes_a_filter_and_keeps_the_rest(client, typed, narrowed):
    OrganizationFactory(city=CityFactory(id="taraz"))
    answer = client.get(f"{URL}?{place(typed)}&q=a&form=qb")
    parts = urlsplit(answer["Location"])
    assert (answer.status_code, parts.path) == (302, URL)
    assert dict(parse_qsl(parts.query)) == {"q": "a", "form": "qb", **narrowed}


def test_a_chosen_town_wins_over_a_typed_place(client):
    OrganizationFactory(name_kk="«Тараз»", city=CityFactory(id="taraz"))
    page = read(client, f"city=taraz&{place('Атырау')}")
    assert [link.get_text() for link in page.select(".org h3 a")] == ["Тараз"]
    assert page.select("input[name=place]") == []


def test_a_village_is_shown_the_three_nearest_towns(client, village):
    page = read(client, place(village.name_kk))
    towns = [" ".join(heading.get_text().split()) for heading in page.select(".near h4")]
    assert len(towns) == 3
    assert [town.split()[0] for town in towns] == ["Алматы", "Қонаев", "Талдықорған"]
    assert "14 " in towns[0]
    assert [link.get_text() for link in page.select(".near h5 a")] == ["almaty", "konaev", "taldykorgan"]


def test_the_place_stays_in_the_address_and_in_the_form(client, village):
    page = read(client, place("boralday"))
    assert page.select_one("input[name=place]")["value"] == village.name_kk
    assert page.select_one("link[rel=canonical]")["href"].endswith(f"?{place(village.name_kk)}")
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    chip = page.select_one(".chip-on")
    assert village.name_kk in chip.get_text()
    assert chip["href"] == URL


def test_other_filters_hold_near_a_village(client, village):
    OrganizationFactory(name_kk="«Қор» ҚҚ", legal_form="qq", city=CityFactory(id="taraz"))
    page = read(client, f"{place(village.name_kk)}&form=qq")
    assert [link.get_text() for link in page.select(".near h5 a")] == ["Қор"]
    assert len(page.select(".near h4")) == 1


def test_who_works_in_the_whole_region_or_country_is_named_beside_the_nearest(client, village):
    for number, (city, reach) in enumerate(
        [("taraz", "country"), ("taraz", "region"), ("konaev", "region"), ("taraz", "city")]
    ):
        OrganizationFactory(name_kk=f"«{city} {reach} {number}»", city=CityFactory(id=city), reach=reach)
    page = read(client, place(village.name_kk))
    wide = page.select_one("section[aria-labelledby=wide]")
    assert [link.get_text() for link in wide.select("h4 a")] == ["taraz country 0"]
    assert "konaev region 2" in page.select_one("section[aria-labelledby=nearby]").get_text()


def test_a_town_of_the_directory_without_organisations_is_helped_too(client, village):
    CityFactory(id="saryagash")
    page = read(client, place("Сарыағаш"))
    assert [h.get_text().split()[0] for h in page.select(".near h4")] == ["Тараз", "Алматы", "Қонаев"]
    assert "Сарыағаш" in page.select_one("[data-count]").get_text()


def test_a_chosen_town_without_a_match_shows_the_nearest_match(client):
    OrganizationFactory(city=CityFactory(id="semey"), legal_form="qb")
    OrganizationFactory(name_kk="«Қор» ҚҚ", city=CityFactory(id="oskemen"), legal_form="qq")
    page = read(client, "city=semey&form=qq")
    assert [link.get_text() for link in page.select(".near h5 a")] == ["Қор"]
    assert "Семей" not in page.select_one("[data-count]").get_text()


def test_only_a_few_organisations_of_a_near_town_are_shown_and_the_way_to_all(client, village):
    for number in range(5):
        OrganizationFactory(name_kk=f"«А {number}»", city=CityFactory(id="almaty"))
    page = read(client, place(village.name_kk))
    town = page.select_one(".near h4").parent
    assert [link.get_text() for link in town.select("h5 a")] == ["А 0", "А 1", "А 2"]
    assert town.select("a.go")[-1]["href"] == "?city=almaty"


def test_an_unknown_place_is_said_with_names_like_it_and_nothing_is_lost(client, village):
    RegionFactory(id="akmola-region")
    page = read(client, place("Боралдей"))
    notice = page.select_one(".note-warn")
    assert "Боралдей" in notice.get_text()
    assert [chip["href"] for chip in notice.select(".chip")] == [f"{URL}?{place(village.name_kk)}"]
    assert "?region=akmola-region" in [link["href"] for link in notice.select("li a")]
    assert len(page.select(".orgs-abc .org")) == 4


@pytest.mark.parametrize("typed", ["%20%20", "a" * 500, "%3Cscript%3E", "..%2F..", "%F0%9F%8F%94"])
def test_whatever_is_typed_the_page_answers(client, village, typed):
    assert len(read(client, f"place={typed}").select(".orgs-abc .org")) == 4
