"""Guides in the sitemap: every address once, with its other languages."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from portal.base import generation
from tests.factories import guides as make

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def guides(site_tree):
    made = make.guide_tree(site_tree)
    make.guide(site_tree, made.index["kk"], code="BILIM", sector="bilim")
    make.term(site_tree, "asar", "Асар", "Бірлескен іс.")
    make.form(site_tree, "agreement", "Келісім")
    make.form(site_tree, "agreement", "Соглашение", "ru")
    return made


def listed(client, language):
    """Return the addresses of the guides' file, each with its languages, without the host."""
    response = client.get(f"/sitemap-{language}-guides-1.xml")
    assert response.status_code == 200
    return {
        url.find("s:loc", SPACES).text.removeprefix(SITE): {
            found.get("hreflang") for found in url.findall("x:link", SPACES)
        }
        for url in ET.fromstring(response.content).findall("s:url", SPACES)
    }


def test_index_names_a_file_of_guides_for_the_languages_that_have_any(client, site_tree):
    assert "guides" not in client.get("/sitemap.xml").content.decode()

    make.guide_tree(site_tree, ["kk", "en"])

    text = client.get("/sitemap.xml").content.decode()
    assert f"{SITE}/sitemap-kk-guides-1.xml" in text
    assert f"{SITE}/sitemap-en-guides-1.xml" in text
    assert "sitemap-ru-guides" not in text
    assert client.get("/sitemap-ru-guides-1.xml").status_code == 404
    assert client.get("/sitemap-kk-guides-2.xml").status_code == 404


def test_every_address_is_there_once_and_shared_chapters_where_they_are_at_home(client, guides):
    everywhere, kazakh = {"kk", "ru", "en", "x-default"}, {"kk", "x-default"}

    assert listed(client, "kk") == {
        "/kk/guides/sabaqtastyq/": everywhere,
        "/kk/guides/sabaqtastyq/volunteering/": everywhere,
        "/kk/guides/sabaqtastyq/myths/": everywhere,
        "/kk/guides/sabaqtastyq/may/": everywhere,
        "/kk/guides/sabaqtastyq/begin/": everywhere,
        "/kk/guides/bilim/": kazakh,
        "/kk/glossary/": kazakh,
        "/kk/forms/": {"kk", "ru", "x-default"},
        "/kk/forms/agreement/": {"kk", "ru", "x-default"},
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_listed_address_answers_and_names_itself(client, guides, language):
    for path in listed(client, language):
        response = client.get(path)
        assert response.status_code == 200
        assert f'<link rel="canonical" href="{SITE}{path}">' in response.content.decode()


def test_file_of_pages_has_the_list_of_guides_and_none_of_them(client, guides):
    text = client.get("/sitemap-kk-pages-1.xml").content.decode()

    assert f"<loc>{SITE}/kk/guides/</loc>" in text
    assert "/kk/guides/sabaqtastyq" not in text


def test_what_is_not_published_or_not_for_everybody_is_not_listed(client, guides):
    guides.chapters["kk"][0].unpublish()
    guides.shared["kk"][0].unpublish()
    PageViewRestriction.objects.create(page=guides.guide["ru"], restriction_type=PageViewRestriction.LOGIN)
    generation.bump()

    kazakh, russian = listed(client, "kk"), listed(client, "ru")

    assert not {"/kk/guides/sabaqtastyq/may/", "/kk/guides/sabaqtastyq/volunteering/"} & kazakh.keys()
    assert kazakh["/kk/guides/sabaqtastyq/"] == {"kk", "en", "x-default"}
    assert set(russian) == {"/ru/forms/", "/ru/forms/agreement/"}


def test_day_of_the_last_change_is_told(client, guides):
    text = client.get("/sitemap-kk-guides-1.xml").content.decode()

    day = guides.shared["kk"][0].last_published_at.date().isoformat()
    place = text.index("/kk/guides/sabaqtastyq/volunteering/</loc>")
    assert f"<lastmod>{day}</lastmod>" in text[place : place + 120]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_file_costs_the_same_whatever_the_rows(client, site_tree, guides, count, django_assert_num_queries):
    for number in range(count):
        make.chapter(guides.guide["kk"], f"more-{number}", "More")
        make.form(site_tree, f"form-{number}", "Form")
    client.get("/sitemap-ru-guides-1.xml")

    with django_assert_num_queries(0):
        client.get("/sitemap-kk-guides-1.xml")
