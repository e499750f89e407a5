from __future__ import annotations

import pytest
from django.template import engines

from portal.base import sections
from portal.base.sections import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(monkeypatch, settings, tmp_path):
    """Register a section that shows what `section.items` holds, in the area that is asked for."""
    (tmp_path / "fair.html").write_text("<p>{% for item in items %}{{ item }} {% endfor %}</p>")
    monkeypatch.setattr(engines["django"].engine, "dirs", [*engines["django"].engine.dirs, tmp_path])
    monkeypatch.setattr(sections, "_sections", {})
    shown = {"kk": [], "ru": [], "en": []}

    def register(key="fair", area="band", position=0):
        sections.register(Section(key, "fair.html", lambda language: shown[language], area, position))
        return shown

    return register


@pytest.mark.parametrize("area", ["band", "main", "side"])
def test_section_shows_when_there_is_something_and_hides_while_there_is_nothing(
    client, site_tree, section, area
):
    shown = section(area=area)
    assert "Жәрмеңке" not in client.get("/kk/").content.decode()

    shown["kk"].append("Жәрмеңке")

    assert "<p>Жәрмеңке </p>" in client.get("/kk/").content.decode()
    assert "Жәрмеңке" not in client.get("/ru/").content.decode()


def test_the_grid_of_main_and_side_is_not_drawn_while_both_are_empty(client, site_tree, section):
    shown = section(area="side")
    assert 'class="wrap two"' not in client.get("/kk/").content.decode()

    shown["kk"].append("Жәрмеңке")

    assert 'class="wrap two"' in client.get("/kk/").content.decode()


def test_sections_come_in_their_order_whoever_registers_first(section):
    for key, position in (("news", 3), ("campaigns", 1), ("opportunities", 2)):
        section(key, position=position)["kk"].append(key)

    assert [found.key for found in sections.filled("kk")] == ["campaigns", "opportunities", "news"]


def test_section_with_the_same_key_takes_its_place(section):
    section("news")["kk"].append("old")
    sections.register(Section("news", "fair.html", lambda language: ["new"]))

    assert [list(found.items) for found in sections.filled("kk")] == [["new"]]


def test_section_can_be_taken_away(section):
    section("news")["kk"].append("old")

    sections.forget("news")

    assert sections.filled("kk") == []
