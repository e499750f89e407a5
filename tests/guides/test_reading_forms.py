"""The printable forms and the terms."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from guides.enums import FormStatus
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    return site_tree()


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_list_shows_forms_in_use_before_samples_after_repealed_orders(client, tree):
    made.form(tree, "form-l", "Form L", "en", status=FormStatus.REPEALED, position=1)
    made.form(tree, "diary", "Diary", "en", position=3)
    made.form(tree, "agreement", "Agreement", "en", position=2)

    page = read(client, "/en/forms/")

    groups = [
        (section.h2.get_text(), [link["href"] for link in section.select("h3 a")])
        for section in page.select("main section")
    ]
    assert groups == [
        ("In use", ["/en/forms/agreement/", "/en/forms/diary/"]),
        ("Samples after repealed orders", ["/en/forms/form-l/"]),
    ]


def test_form_is_shown_as_its_sheet_with_how_to_print_it(client, tree):
    made.form(tree, "agreement", "Agreement", "en", sources="<p>A guide of 2020.</p>")

    page = read(client, "/en/forms/agreement/")

    sheet = page.select_one(".a4")
    assert sheet.h1.get_text() == "Agreement"
    assert sheet.select(".note") == []
    assert [(link.get_text(), link["href"]) for link in page.select(".crumbs a")] == [
        ("Guides", "/en/guides/"),
        ("Forms to print", "/en/forms/"),
    ]
    assert "Ctrl+P" in page.select_one(".no-print").get_text()
    assert "A guide of 2020." in page.select_one(".a4-sources.no-print").get_text()
    assert page.select("main :is(form, input, textarea)") == []


def test_form_of_a_repealed_order_says_so_on_the_sheet_itself(client, tree):
    made.form(tree, "form-l", "Form L", "en", status=FormStatus.REPEALED)
    sheet = read(client, "/en/forms/form-l/").select_one(".a4")
    assert sheet.select_one(".note b").get_text() == "A sample after a repealed order"


def test_draft_of_a_form_or_term_is_not_shown(client, tree):
    made.form(tree, "agreement", "Agreement", "en")
    made.term(tree, "asar", "Asar", "Help.", "en")
    made.form(tree, "diary", "Diary", "en").unpublish()
    made.term(tree, "mentor", "Mentor", "An adult.", "en").unpublish()
    assert client.get("/en/forms/diary/").status_code == 404
    assert b"Diary" not in client.get("/en/forms/").content
    assert b"Mentor" not in client.get("/en/glossary/").content


def test_terms_stand_under_the_letters_of_the_readers_alphabet(client, tree):
    for key, word in (
        ("b", "Балалар үйі"),
        ("ae", "Әлеумет"),
        ("a", "асар"),
        ("k", "келісім"),
        ("q", "қайырым"),
    ):
        made.term(tree, key, word, f"{word} деген.")

    page = read(client, "/kk/glossary/")

    assert [link.get_text() for link in page.select(".letters a")] == ["А", "Ә", "Б", "К", "Қ"]
    targets = [link["href"].removeprefix("#") for link in page.select(".letters a")]
    assert targets == [heading["id"] for heading in page.select(".terms h2")]
    assert [row["id"] for row in page.select(".terms dl > div")] == ["a", "ae", "b", "k", "q"]
    assert page.select_one("#asar, #a dd").get_text() == "асар деген."


def test_term_can_be_led_to_by_its_key(client, tree):
    made.term(tree, "hard-circumstances", "Hard circumstances", "What a child may live in.", "en")
    row = read(client, "/en/glossary/").select_one("#hard-circumstances")
    assert row.dt.a["href"] == "#hard-circumstances"
    assert row.dt.get_text() == "Hard circumstances"
