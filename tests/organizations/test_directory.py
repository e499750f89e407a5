from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from organizations.models import Organization
from portal.base import generation
from tests.factories.organizations import CityFactory, OrganizationFactory, RegionFactory, SectorFactory
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

URL = "/kk/organizations/"


def read(client, query="", language="kk"):
    response = client.get(f"/{language}/organizations/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(page):
    return [link.get_text() for link in page.select(".org :is(h3, h5) a")]


def options(page, name):
    return [option.get_text() for option in page.select(f"select[name={name}] option")]


def chips(page):
    return [(chip.span.find(string=True).strip(), chip["href"]) for chip in page.select(".chip-on")]


def canonical(page):
    return page.select_one("link[rel=canonical]")["href"].removeprefix("http://testserver")


def robots(page):
    return [tag["content"] for tag in page.select("meta[name=robots]")]


def test_the_alphabet_of_the_language_orders_the_rows(client):
    for kk, ru in (("Қамқор", "Забота"), ("Әлем", "Мир"), ("Азамат", "Азамат"), ("Көмек", "Помощь")):
        OrganizationFactory(name_kk=f"«{kk}»", name_ru=f"«{ru}»")
    assert names(read(client)) == ["Азамат", "Әлем", "Көмек", "Қамқор"]
    assert names(read(client, language="ru")) == ["Азамат", "Забота", "Мир", "Помощь"]


def test_neither_hidden_nor_demo_nor_merged_organisations_are_shown(client):
    target = OrganizationFactory(name_kk="«Бар»")
    OrganizationFactory(name_kk="«Жасырын»", hidden=True)
    OrganizationFactory(name_kk="«Көрсетілім»", demo=True)
    OrganizationFactory(name_kk="«Біріккен»", status="merged", merged_into=target)
    page = read(client)
    assert names(page) == ["Бар"]
    assert "Жасырын" not in page.get_text()


def test_a_row_names_the_place_once_and_the_directions(client):
    OrganizationFactory(name_kk="«Алаш»", city=CityFactory(id="atyrau"), sectors=["asyl-mura"])
    OrganizationFactory(name_kk="«Дос»", city=CityFactory(id="taldykorgan"))
    rows = [meta.get_text(" ", strip=True) for meta in read(client).select(".org-meta")]
    assert rows == ["Атырау Асыл мұра", "Талдықорған, Жетісу облысы"]


def test_the_full_name_is_shown_only_where_it_says_more(client):
    OrganizationFactory(name_kk="«Азамат» ҚБ")
    OrganizationFactory(name_kk="«Хиуаз» әйелдер қоғамдық бірлестігі")
    assert [line.get_text() for line in read(client).select(".org-form")] == [
        "«Хиуаз» әйелдер қоғамдық бірлестігі"
    ]


def test_a_name_of_another_language_says_in_which_it_is(client):
    OrganizationFactory(name_kk="«Көмек»", name_ru="", name_en="")
    link = read(client, language="en").select_one(".org h3 a")
    assert (link.get_text(), link["lang"]) == ("Көмек", "kk")


def test_letters_open_their_groups(client):
    for name in ("Азамат", "Алаш", "Әлем"):
        OrganizationFactory(name_kk=f"«{name}»")
    assert [letter.get_text() for letter in read(client).select(".letter")] == ["А", "Ә"]


def test_only_a_confirmed_organisation_speaks_of_its_freshness(client):
    OrganizationFactory(confirmed=True)
    OrganizationFactory()
    assert len(read(client).select(".org .state")) == 1


def test_options_carry_counts_and_follow_the_alphabet(client):
    for city in ("semey", "taraz", "taraz", "almaty"):
        OrganizationFactory(city=CityFactory(id=city))
    RegionFactory(id="akmola-region")
    page = read(client)
    assert options(page, "region")[1:] == [
        "Абай облысы (1)", "Ақмола облысы (0)", "Алматы қаласы (1)", "Жамбыл облысы (2)",
    ]  # fmt: skip
    assert options(page, "city")[1:] == ["Алматы (1)", "Семей (1)", "Тараз (2)"]


def test_towns_are_limited_to_the_chosen_region(client):
    for city in ("semey", "taraz"):
        OrganizationFactory(city=CityFactory(id=city))
    page = read(client, "?region=zhambyl-region")
    assert options(page, "city")[1:] == ["Тараз (1)"]
    assert page.select_one("select[name=region] option[selected]")["value"] == "zhambyl-region"
    assert "Абай облысы (1)" in options(page, "region")


def test_a_town_of_another_region_is_given_up_and_said(client):
    for city in ("semey", "taraz"):
        OrganizationFactory(name_kk=f"«{city}»", city=CityFactory(id=city))
    page = read(client, "?region=zhambyl-region&city=semey")
    assert names(page) == ["taraz"]
    assert len(page.select(".note-warn")) == 1
    assert canonical(page) == f"{URL}?region=zhambyl-region"


def test_each_chosen_filter_is_a_chip_that_takes_it_away(client):
    SectorFactory(id="bilim")
    OrganizationFactory(name_kk="«Сана» ҚҚ", legal_form="qq", sectors=["bilim"])
    shown = chips(read(client, "?form=qq&sector=bilim&q=%D1%81%D0%B0%D0%BD%D0%B0"))
    assert [href for _, href in shown] == [
        f"{URL}?sector=bilim&form=qq",
        f"{URL}?q=%D1%81%D0%B0%D0%BD%D0%B0&form=qq",
        f"{URL}?q=%D1%81%D0%B0%D0%BD%D0%B0&sector=bilim",
    ]


def test_unknown_ids_are_left_out_and_said_and_the_rest_holds(client):
    OrganizationFactory(name_kk="«Бір» ҚҚ", legal_form="qq")
    OrganizationFactory(name_kk="«Екі» ҚБ", legal_form="qb")
    page = read(client, "?city=atlantis&sector=magic&form=qq")
    assert names(page) == ["Бір"]
    assert len(page.select(".note-warn")) == 2
    assert canonical(page) == f"{URL}?form=qq"
    assert robots(page) == ["noindex, follow"]


def test_unknown_parameters_change_nothing(client):
    OrganizationFactory(name_kk="«Бір»")
    page = read(client, "?utm_source=x&fbclid=y&order=desc")
    assert names(page) == ["Бір"]
    assert canonical(page) == URL
    assert "utm_source" not in page.select_one("main").decode()


def test_a_query_that_is_too_long_is_cut_and_said(client):
    OrganizationFactory()
    page = read(client, f"?q={'a' * 300}")
    assert len(page.select_one("#f-q")["value"]) == 200
    assert len(page.select(".note-warn")) == 1


def test_markup_in_the_query_stays_text(client):
    page = read(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.select("main script") == []
    assert page.select_one("#f-q")["value"] == '"><script>alert(1)</script>'


def test_pages_have_addresses_that_can_be_shared(client):
    for number in range(45):
        OrganizationFactory(name_kk=f"«Ұйым {number:02}»")
    first, last = read(client, "?page=1"), read(client, "?page=3&form=qb")
    assert (len(names(first)), len(names(last))) == (20, 5)
    assert canonical(first) == URL
    assert canonical(last) == f"{URL}?form=qb&page=3"
    assert last.select_one("link[rel=prev]")["href"] == f"http://testserver{URL}?form=qb&page=2"
    assert last.select("link[rel=next]") == []
    assert first.select_one("link[rel=next]")["href"] == f"http://testserver{URL}?page=2"


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("x", 1), ("-3", 1), ("99", 3)])
def test_a_page_that_does_not_exist_is_the_nearest_one(client, asked, shown):
    for _ in range(41):
        OrganizationFactory()
    page = read(client, f"?page={asked}")
    assert page.select_one(".pages [aria-current]").get_text() == str(shown)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", True),
        ("?region=akmola-region", True),
        ("?region=akmola-region&form=qb", False),
        ("?q=a", False),
        ("?n=3", False),
    ],
)
def test_search_engines_keep_the_list_and_single_choices(client, query, kept):
    OrganizationFactory()
    assert (robots(read(client, query)) == []) is kept


def test_the_words_of_the_directory_page_stand_around_the_list(client):
    site_tree()
    OrganizationFactory()
    page = read(client)
    assert page.h1.get_text() == "Волонтерлік ұйымдар"
    assert page.select_one(".src").get_text().strip().startswith("2020")


def test_the_count_is_said_by_the_legal_form(client):
    OrganizationFactory(legal_form="qq")
    OrganizationFactory(legal_form="qq", city=CityFactory(id="taraz"))
    said = read(client, "?form=qq", language="en").select_one("[data-count]")
    assert said.get_text(" ", strip=True) == "2 public foundations In 2 towns"
    assert said["role"] == "status"


def test_the_map_of_the_answer_stands_beside_the_list(client):
    OrganizationFactory(city=CityFactory(id="taraz"))
    links = {link.get("href") for link in read(client, "?form=qb").select("#map svg a")}
    assert f"{URL}?city=taraz&form=qb" in links


def test_an_organisation_that_joins_is_there_at_once(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        OrganizationFactory(name_kk="«Бір»")
    assert names(read(client)) == ["Бір"]
    with django_capture_on_commit_callbacks(execute=True):
        OrganizationFactory(name_kk="«Екі»")
    assert names(read(client)) == ["Бір", "Екі"]
    assert Organization.objects.count() == 2
    assert reverse("organizations:list") == URL


@pytest.mark.parametrize("where", ["directories", "homes"])
def test_words_of_the_directory_that_not_everybody_may_read_are_not_shown(client, where):
    made = site_tree()
    intro = made.directories["kk"].intro
    assert intro in read(client).get_text()
    getattr(made, where)["kk"].view_restrictions.create(restriction_type="login")
    generation.bump()
    assert intro not in read(client).get_text()
