"""A guide, a chapter, a form or the terms that a language has not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from guides.enums import Part
from portal.base import generation
from portal.loading.keys import key_of_page
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def tree(db):
    return site_tree()


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def offered(page):
    return {link["hreflang"]: link["href"] for link in page.select("main a[hreflang]")}


def alternates(page):
    return {link["hreflang"]: link["href"].removeprefix(SITE) for link in page.select("link[rel=alternate]")}


@pytest.mark.parametrize(
    "rest", ["", "sabaqtastyq/", "sabaqtastyq/may/", "sabaqtastyq/may/print/", "sabaqtastyq/print/"]
)
def test_what_a_language_has_not_is_offered_in_the_others(client, tree, rest):
    made.guide_tree(tree, ["kk", "ru"])
    page = read(client, f"/en/guides/{rest}", 404)
    assert page.h1.get_text() == "This page does not exist in English yet"
    assert offered(page) == {"kk": f"/kk/guides/{rest}", "ru": f"/ru/guides/{rest}"}


def test_chapter_that_one_language_has_not_is_offered_in_the_others(client, tree):
    found = made.guide_tree(tree)
    found.chapters["ru"][0].unpublish()
    generation.bump()

    assert offered(read(client, "/ru/guides/sabaqtastyq/may/", 404)) == {
        "kk": "/kk/guides/sabaqtastyq/may/",
        "en": "/en/guides/sabaqtastyq/may/",
    }
    page = read(client, "/kk/guides/sabaqtastyq/may/")
    assert set(alternates(page)) == {"kk", "en", "x-default"}
    guide = read(client, "/kk/guides/sabaqtastyq/")
    assert set(alternates(guide)) == {"kk", "ru", "en", "x-default"}


@pytest.mark.parametrize(
    "rest", ["guides/none/", "guides/sabaqtastyq/none/", "guides/none/print/", "forms/none/"]
)
def test_what_no_language_has_is_not_found(client, tree, rest):
    made.guide_tree(tree)
    assert offered(read(client, f"/en/{rest}", 404)) == {}


def test_list_names_the_languages_that_have_one(client, tree):
    made.guide_tree(tree, ["kk", "en"])
    assert set(alternates(read(client, "/en/guides/"))) == {"kk", "en", "x-default"}


def test_form_that_a_language_has_not_is_offered_in_the_others(client, tree):
    made.form(tree, "agreement", "Келісім", "kk")
    made.form(tree, "agreement", "Соглашение", "ru")

    page = read(client, "/en/forms/agreement/", 404)

    assert offered(page) == {"kk": "/kk/forms/agreement/", "ru": "/ru/forms/agreement/"}
    assert "Соглашение" in page.get_text()
    assert set(alternates(read(client, "/kk/forms/agreement/"))) == {"kk", "ru", "x-default"}


@pytest.mark.parametrize("address", ["forms", "glossary"])
def test_list_that_a_language_has_not_is_offered_in_the_others(client, tree, address):
    made.form(tree, "agreement", "Келісім")
    made.term(tree, "asar", "Асар", "Бірге істелген жұмыс.")
    assert offered(read(client, f"/en/{address}/", 404)) == {"kk": f"/kk/{address}/"}
    assert set(alternates(read(client, f"/kk/{address}/"))) == {"kk", "x-default"}


@pytest.mark.parametrize("address", ["forms", "glossary"])
def test_list_of_nothing_is_not_found(client, tree, address):
    assert offered(read(client, f"/en/{address}/", 404)) == {}


def test_chapter_with_another_address_in_another_language_names_that_one(client, tree):
    found = made.guide_tree(tree, ["kk", "en"])
    key = key_of_page("guide:sabaqtastyq/goal")
    made.chapter(found.guide["kk"], "maqsat", "Мақсат", part=Part.DEVELOP, translation_key=key)
    made.chapter(found.guide["en"], "goal", "Goal", part=Part.DEVELOP, translation_key=key)

    page = read(client, "/en/guides/sabaqtastyq/goal/")

    assert alternates(page)["kk"] == "/kk/guides/sabaqtastyq/maqsat/"
