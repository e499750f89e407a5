"""What the front page and the menus show of the guides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

import home.content
from home.models import MenuItem
from home.services.reading import read_menus
from home.services.starting import load_menus
from portal.base import generation
from tests.factories import guides as make

pytestmark = pytest.mark.django_db

MENUS = Path(home.content.__file__).parent / "content" / "menus.yaml"
#: What the front page asks the database for when nothing is remembered, however many guides there are.
QUERIES = 14


@pytest.fixture
def shelf(site_tree):
    """A guide of a direction and the programme, with all chapters that the front page asks for."""
    made = make.guide_tree(site_tree)
    make.shared_chapter(site_tree, "kk", "agree", "Келісеміз", slug="kelisim", position=3)
    programme = make.guide(site_tree, made.index["kk"], code="SCHOOL-VIOLENCE", sector="")
    make.chapter(programme, "parents", "Ата-ана")
    return made


def section(client, language="kk"):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one(".shelf")


def links(found, where):
    return [link["href"] for link in found.select(f"{where} a")]


def test_front_page_has_the_guides_with_figure_title_and_minutes(client, shelf):
    row, programme = section(client).select(".shelf-row")

    assert row.a["href"] == "/kk/guides/sabaqtastyq/"
    assert row.a.get_text() == shelf.guide["kk"].title
    assert row["class"] == ["shelf-row", "s-sabaqtastyq"]
    assert row.svg.use["href"].endswith("#sabaqtastyq")
    assert programme["class"] == ["shelf-row"]
    assert programme.svg.use["href"].endswith("#shield")
    english = section(client, "en").select_one(".shelf-row span").get_text(strip=True)
    assert english == "4 minutes of reading"


def test_three_questions_lead_to_the_chapters_that_answer(client, shelf):
    assert links(section(client), ".shelf-asks") == [
        "/kk/guides/sabaqtastyq/may/",
        "/kk/guides/sabaqtastyq/kelisim/",
        "/kk/guides/school-violence/parents/",
    ]
    for href in links(section(client), ".shelf-asks"):
        assert client.get(href).status_code == 200


def test_question_without_its_chapter_is_not_asked(client, shelf):
    shelf.chapters["kk"][0].unpublish()
    generation.bump()

    found = section(client)

    assert len(links(found, ".shelf-asks")) == 2
    assert links(section(client, "en"), ".shelf-asks") == ["/en/guides/sabaqtastyq/may/"]


@pytest.mark.parametrize("gone", ["index", "guide"])
def test_language_without_guides_has_no_section(client, shelf, gone):
    getattr(shelf, gone)["ru"].unpublish()
    generation.bump()

    assert section(client, "ru") is None
    assert section(client, "en") is not None


def test_new_title_is_in_the_next_answer(client, shelf, django_capture_on_commit_callbacks):
    section(client)
    shelf.guide["kk"].title = "Жаңа нұсқаулық"

    with django_capture_on_commit_callbacks(execute=True):
        shelf.guide["kk"].save_revision().publish()

    assert section(client).select_one(".shelf-row a").get_text() == "Жаңа нұсқаулық"


@pytest.mark.parametrize("count", [1, 3, 8])
def test_front_page_costs_no_more_with_guides(client, site_tree, shelf, count):
    for number in range(count):
        make.guide(site_tree, shelf.index["kk"], code=f"G-{number}", sector="")
    client.get("/ru/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/ru/")
    assert len(queries) == 2
    generation.forget()
    with CaptureQueriesContext(connection) as queries:
        client.get("/kk/")
    assert len(queries) == QUERIES


def test_menus_show_guides_terms_forms_and_the_programme_once_they_are_there(client, site_tree, load_report):
    load_menus(load_report, read_menus(MENUS))
    generation.bump()
    assert "/guides/" not in client.get("/kk/").content.decode()

    made = make.guide_tree(site_tree)
    programme = make.guide(site_tree, made.index["kk"], code="SCHOOL-VIOLENCE", sector="")
    make.term(site_tree, "asar", "Асар", "Бірлескен іс.")
    make.form(site_tree, "agreement", "Келісім")
    load_menus(load_report, read_menus(MENUS))
    generation.bump()

    assert MenuItem.objects.get(key="footer-programme").page_id == programme.pk
    page = BeautifulSoup(client.get("/kk/").content, "html.parser")
    assert "/kk/guides/" in links(page, "header .nav")
    shown = {link["href"]: link.get_text() for link in page.select(".foot-nav a")}
    assert shown["/kk/guides/school-violence/"] == "Мектеп бағдарламасы"
    assert shown["/kk/glossary/"] == "Терминдер"
    assert "/kk/forms/" in shown
    russian = client.get("/ru/").content.decode()
    assert re.findall(r"/ru/(?:glossary|forms|guides/school-violence)/", russian) == []


def test_editor_who_moved_the_item_keeps_the_move(client, site_tree, load_report):
    made = make.guide_tree(site_tree)
    make.guide(site_tree, made.index["kk"], code="SCHOOL-VIOLENCE", sector="")
    load_menus(load_report, read_menus(MENUS))
    MenuItem.objects.filter(key="footer-programme").update(label_kk="Өзгертілді")

    load_menus(load_report, read_menus(MENUS))

    assert MenuItem.objects.get(key="footer-programme").label_kk == "Өзгертілді"
