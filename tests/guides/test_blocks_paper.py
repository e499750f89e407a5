"""The blocks of printable forms: what stands on the paper, and how much room there is to write."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from guides.models import FormTemplate
from tests.factories import guides as made

pytestmark = pytest.mark.django_db


def show(kind, value):
    (block,) = made.stream(FormTemplate, [(kind, value)])
    return BeautifulSoup(render_to_string(block.block.meta.template, {"value": block.value}), "html.parser")


def test_lines_are_as_many_as_the_editor_said():
    assert len(show("line", "Name").select(".f-rule")) == 1
    assert len(show("lines", {"label": "What?", "count": 4}).select(".f-rule")) == 4


@pytest.mark.parametrize(("labels", "rows", "made_rows"), [([], 3, 3), (["a", "b"], 0, 2), (["a"], 2, 3)])
def test_a_grid_has_its_labelled_rows_and_then_the_empty_ones(labels, rows, made_rows):
    value = {"caption": "Table", "header": ["Day", "Deed", "Who"], "labels": labels, "rows": rows}
    table = show("grid", value).table

    lines = table.select("tbody tr")
    assert len(lines) == made_rows
    assert {len(line.select("th, td")) for line in lines} == {3}
    assert [th.get_text() for th in table.select('tbody th[scope="row"]')] == labels
    assert [td.get_text() for td in table.select("td")] == [""] * len(table.select("td"))


def test_every_statement_of_a_scale_has_five_numbers_to_circle():
    table = show(
        "scale", {"label": "Circle", "low": "1 no", "high": "5 yes", "items": ["Kind", "Calm"]}
    ).table

    lines = [[cell.get_text() for cell in line.select("th, td")] for line in table.select("tr")]
    assert lines == [["Kind", "1", "2", "3", "4", "5"], ["Calm", "1", "2", "3", "4", "5"]]
    assert len(table.select('th[scope="row"]')) == 2
    assert "1 no" in table.caption.get_text()


def test_a_choice_says_whether_several_may_be_ticked():
    value = {"label": "When?", "many": True, "options": ["Morning", "Evening"]}
    many, one = show("choice", value), show("choice", {**value, "many": False})

    assert len(many.select(".f-box")) == 2
    assert many.select_one(".f-how").get_text() != one.select_one(".f-how").get_text()


def test_whoever_signs_has_room_for_name_signature_and_date():
    page = show("signatures", ["Volunteer", "Coordinator"])

    assert [p.get_text() for p in page.select(".f-sign > p")] == ["Volunteer", "Coordinator"]
    assert [len(sign.select(".f-rule")) for sign in page.select(".f-sign")] == [3, 3]


def test_nothing_on_paper_can_be_typed_into():
    grid = {"caption": "a", "header": ["a"], "labels": [], "rows": 1}
    pages = [show("line", "a"), show("grid", grid), show("signatures", ["a"])]

    assert [page.select("input, textarea, select, form, button") for page in pages] == [[], [], []]
