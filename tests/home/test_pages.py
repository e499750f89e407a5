from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.base import generation
from tests.factories.home import portal_settings, standard_pages
from tests.factories.organizations import OrganizationFactory, SectorFactory

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")


class Forms(HTMLParser):
    """The forms of a page, each with its action and the names of its controls."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.found.append({"action": attrs.get("action"), "method": attrs.get("method"), "names": []})
        elif tag in ("input", "select", "textarea") and self.found:
            self.found[-1]["names"].append(attrs.get("name"))


def get(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_is_whole_in_each_language(client, site_tree, language):
    SectorFactory(id="bilim")
    OrganizationFactory()

    text = get(client, f"/{language}/")

    assert f'<html lang="{language}">' in text
    assert site_tree.homes[language].hero_title in text
    assert f'href="/{language}/organizations/?sector=bilim"' in text
    assert f'href="/{language}/organizations/#map"' in text


def test_search_needs_no_script(client, site_tree):
    OrganizationFactory()

    forms = Forms(get(client, "/kk/")).found

    assert [form["names"] for form in forms] == [["q"], ["q", "place"]]
    assert {form["action"] for form in forms} == {"/kk/organizations/"}
    assert {form["method"] for form in forms} == {None}


def test_field_for_a_place_offers_towns_by_the_alphabet_of_the_reader(client, site_tree, places):
    OrganizationFactory()

    offered = re.findall(r'<option value="([^"]+)">', get(client, "/kk/"))

    assert offered.index("Ақтау") < offered.index("Алматы") < offered.index("Жезқазған")
    assert "Абай облысы" in offered
    assert len(offered) == len(set(offered))


def test_nothing_leads_to_a_directory_in_which_nobody_is_listed(client, site_tree):
    SectorFactory(id="bilim")
    OrganizationFactory(hidden=True)

    text = get(client, "/kk/")

    assert "/organizations/" not in text
    assert "<form" not in text
    assert 'class="tile' not in text


def test_counts_are_those_of_the_listed(client, site_tree):
    OrganizationFactory.create_batch(3)
    OrganizationFactory(city__id="taraz")
    OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True)

    text = get(client, "/en/")

    assert '<b class="giant">4</b> volunteer organisations' in text
    assert '<b class="num">2</b> towns' in text
    assert '<b class="num">2</b> regions' in text
    assert 'aria-label="Kokshetau: 3 organisations"' in text


def test_one_of_each_is_counted_in_the_singular(client, site_tree):
    OrganizationFactory()

    text = get(client, "/en/")

    assert '<b class="giant">1</b> volunteer organisation<' in text
    assert '<b class="num">1</b> town<' in text


def test_eighth_tile_leads_to_all_organisations_until_its_page_is_live(client, site_tree):
    SectorFactory(id="bilim")
    OrganizationFactory()
    home = site_tree.homes["ru"]
    home.ask_title, home.ask_page = "Что подойдёт мне?", standard_pages(site_tree, live=False)["kk"]
    home.save()
    generation.forget()
    assert "Что подойдёт мне?" not in get(client, "/ru/")

    home.ask_page.get_translation(site_tree.locales["ru"]).save_revision().publish()
    generation.forget()

    tile = re.search(r'<a class="tile tile-ask" href="([^"]+)">.*?</a>', get(client, "/ru/"), re.DOTALL)
    assert tile[1] == "/ru/zhoba-turaly/"
    assert "Что подойдёт мне?" in tile[0]


@pytest.mark.parametrize("count", [1, 3, 100])
def test_front_page_costs_the_same_whatever_the_rows(client, site_tree, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count)
    client.get("/kk/")

    with django_assert_num_queries(2):
        client.get("/kk/")


def test_front_page_costs_little_when_nothing_is_kept(client, site_tree, django_assert_max_num_queries):
    OrganizationFactory.create_batch(3)
    client.get("/ru/")
    generation.forget()

    with django_assert_max_num_queries(20):
        client.get("/kk/")


@pytest.mark.parametrize("parts", [1, 3, 30])
def test_ordinary_page_costs_two_queries_and_its_links_none(
    client, site_tree, django_assert_num_queries, parts
):
    other = standard_pages(site_tree, slug="basqa")["kk"]
    link = {"type": "text", "value": f'<p><a linktype="page" id="{other.pk}">Басқа</a></p>'}
    standard_pages(site_tree, body=json.dumps([link] * parts))
    text = get(client, "/kk/zhoba-turaly/")
    assert text.count('<a href="/kk/basqa/">Басқа</a>') == parts

    with django_assert_num_queries(2):
        client.get("/kk/zhoba-turaly/")


def test_link_to_a_page_that_is_not_live_leaves_its_words(client, site_tree):
    other = standard_pages(site_tree, slug="basqa", live=False)["kk"]
    body = json.dumps([{"type": "text", "value": f'<p><a linktype="page" id="{other.pk}">Басқа</a></p>'}])
    standard_pages(site_tree, body=body)

    assert "<a>Басқа</a>" in get(client, "/kk/zhoba-turaly/")


def test_page_that_a_lawyer_has_to_read_says_so_after_the_emergency_numbers(client, site_tree):
    portal_settings(("112", "Құтқару", None))
    body = json.dumps([{"type": "helplines", "value": None}, {"type": "heading", "value": "What to do"}])
    standard_pages(site_tree, needs_review="law", body=body)

    text = get(client, "/en/zhoba-turaly/")

    said = "A lawyer has still to read this page"
    assert text.index('href="tel:112"') < text.index(said) < text.index("What to do</h2>")
    assert text.count(said) == 1


def test_page_that_nobody_has_to_read_says_nothing(client, site_tree):
    standard_pages(site_tree)

    assert "lawyer" not in get(client, "/en/zhoba-turaly/")


def test_long_page_has_a_list_of_its_parts_and_a_short_one_has_none(client, site_tree):
    parts = [{"type": "heading", "value": f"Бөлім {number}"} for number in range(4)]
    standard_pages(site_tree, body=json.dumps(parts))
    standard_pages(site_tree, slug="qysqa", body=json.dumps(parts[:3]))

    text = get(client, "/kk/zhoba-turaly/")

    assert 'href="#s-bolim-3"' in text
    assert 'id="s-bolim-3"' in text
    assert 'href="#s-' not in get(client, "/kk/qysqa/")


def test_page_in_another_language_only_is_said_to_be_missing(client, site_tree):
    standard_pages(site_tree, ["kk", "en"])
    standard_pages(site_tree, ["ru"], slug="zhoba-turaly", live=False)

    response = client.get("/ru/zhoba-turaly/")

    text = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="ru">' in text
    assert 'href="/kk/zhoba-turaly/" lang="kk" hreflang="kk"' in text
    assert 'href="/en/zhoba-turaly/" lang="en" hreflang="en"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="alternate"' not in text
    assert response["Cache-Control"] == "no-store"


def test_language_without_a_front_page_shows_no_other_language(client, site_tree):
    standard_pages(site_tree)
    site_tree.homes["ru"].unpublish()
    generation.forget()

    assert "О проекте" not in get(client, "/ru/zhoba-turaly/", 404)
    assert site_tree.homes["kk"].hero_title not in get(client, "/ru/", 404)


def test_restricted_page_is_neither_served_nor_named(client, site_tree):
    pages = standard_pages(site_tree, ["kk"])
    PageViewRestriction.objects.create(page=pages["kk"], restriction_type=PageViewRestriction.LOGIN)
    generation.bump()

    assert client.get("/kk/zhoba-turaly/").status_code == 302
    assert "Жоба туралы" not in get(client, "/ru/zhoba-turaly/", 404)


@pytest.mark.parametrize("path", ["/kk/joq/", "/kk/joq", "/joq/", "/kk/zhoba-turaly/joq/"])
def test_address_without_a_page_is_a_404(client, site_tree, path):
    standard_pages(site_tree)

    assert client.get(path, follow=True).status_code == 404


def test_public_page_may_be_kept_by_everybody_and_sets_no_cookie(client, site_tree):
    response = client.get("/kk/")

    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_page_with_a_session_is_not_marked_as_public(site_tree, django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create(email="a@example.kz"))

    assert not client.get("/kk/").get("Cache-Control", "").startswith("public")


@pytest.mark.parametrize("language", LANGUAGES)
def test_living_page_of_components_is_there_and_not_for_search_engines(client, site_tree, language):
    response = client.get(f"/{language}/components/")

    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"


def test_change_is_seen_in_the_next_request(client, site_tree, django_capture_on_commit_callbacks):
    client.get("/kk/")
    home = site_tree.homes["kk"]
    home.hero_title = "Жаңа сөйлем"

    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()

    assert "Жаңа сөйлем" in get(client, "/kk/")
