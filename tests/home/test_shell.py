from __future__ import annotations

import datetime

import pytest
from django.db import OperationalError

import home.templatetags.shell as shell_tags
from home.services.shell import ROW, shell
from portal.base import destinations, generation
from tests.factories.home import menu_item, portal_settings, standard_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """A named place that leads somewhere once `place["path"]` is given."""
    found = {"path": None}
    monkeypatch.setattr(destinations, "_resolvers", {"fair": lambda language: found["path"]})
    return found


def hrefs(entries):
    return [leaf.href for entry in entries for leaf in entry.leaves]


def test_item_appears_when_its_place_has_something_to_show(place):
    menu_item("fair", destination="fair")
    assert shell("kk").main == ()

    place["path"] = "/kk/fair/"
    generation.forget()

    assert hrefs(shell("kk").main) == ["/kk/fair/"]


def test_item_appears_when_its_page_is_published(site_tree):
    page = standard_pages(site_tree, ["kk"], live=False)["kk"]
    menu_item("about", page=page)
    assert shell("kk").main == ()

    page.save_revision().publish()
    generation.forget()

    assert hrefs(shell("kk").main) == ["/kk/zhoba-turaly/"]


def test_reader_of_another_language_gets_the_translation_of_the_page(site_tree):
    page = standard_pages(site_tree, ["kk", "ru"])["kk"]
    menu_item("about", page=page)

    assert hrefs(shell("ru").main) == ["/ru/zhoba-turaly/"]
    assert hrefs(shell("en").main) == []


def test_group_without_anything_in_it_is_not_shown(place):
    group = menu_item("group")
    menu_item("fair", parent=group, destination="fair")
    assert shell("kk").main == ()

    place["path"] = "/kk/fair/"
    generation.forget()

    assert [(entry.label.text, hrefs([entry])) for entry in shell("kk").main] == [("group kk", ["/kk/fair/"])]


def test_item_without_any_target_and_one_with_an_unknown_place_are_not_shown():
    menu_item("bare")
    menu_item("unknown", destination="nowhere")

    assert shell("kk").main == ()


def test_links_of_groups_stand_side_by_side_while_they_fit(place):
    place["path"] = "/kk/fair/"
    group = menu_item("group")
    for number in range(ROW):
        menu_item(f"fair-{number}", parent=group, destination="fair")
    assert len(shell("kk").row) == ROW

    menu_item("one-more", parent=group, destination="fair")
    generation.forget()

    assert [entry.key for entry in shell("kk").row] == ["group"]


def test_menus_keep_to_their_place(place):
    place["path"] = "/kk/fair/"
    menu_item("above", destination="fair")
    menu_item("below", place="footer", destination="fair")

    assert [entry.key for entry in shell("kk").main] == ["above"]
    assert [entry.key for entry in shell("kk").footer] == ["below"]


def test_a_second_page_asks_nothing_of_the_database(site_tree, django_assert_num_queries):
    menu_item("about", page=standard_pages(site_tree)["kk"])
    portal_settings(("112", "Құтқару", None))
    shell("kk")

    with django_assert_num_queries(0):
        shell("kk")


@pytest.mark.parametrize("count", [1, 3, 12])
def test_menus_cost_the_same_whatever_their_length(site_tree, django_assert_num_queries, count):
    page = standard_pages(site_tree)["kk"]
    for number in range(count):
        menu_item(f"about-{number}", page=page)
    portal_settings(("112", "Құтқару", None))
    shell("en")
    generation.forget()

    with django_assert_num_queries(9):  # settings, helplines, menus, 2 pages, site, roots, 2 directory
        shell("kk")


def test_helpline_can_be_called_and_says_when_it_was_checked(client, site_tree):
    portal_settings(("8 (727) 111", "Желі", datetime.date(2026, 11, 5)), ("112", "Құтқару", None))

    text = client.get("/en/").content.decode()

    assert 'href="tel:8727111"' in text
    assert "Checked on: 5 November 2026" in text
    assert "Not checked yet" in text
    assert "has not called these numbers" not in text


def test_numbers_that_nobody_called_say_so_once(client, site_tree):
    portal_settings(("112", "Құтқару", None), ("103", "Жәрдем", None))

    text = client.get("/en/").content.decode()

    assert text.count("has not called these numbers") == 1
    assert "Not checked yet" not in text


def test_label_in_another_language_is_marked(client, site_tree):
    portal_settings(("112", "Құтқару", None))

    assert '<span lang="kk">Құтқару</span>' in client.get("/en/").content.decode()
    assert '<span lang="kk">' not in client.get("/kk/").content.decode()


def test_operator_is_shown_with_what_is_known(client, site_tree):
    portal_settings(operator_kk="«Көмек» қоры", bin="123456789012", email="a@example.kz")

    text = client.get("/kk/").content.decode()

    assert "«Көмек» қоры" in text
    assert "123456789012" in text
    assert 'href="mailto:a@example.kz"' in text
    assert "<dt>Address</dt>" not in text


def test_page_without_settings_says_that_nobody_is_named(client, site_tree):
    assert "Who runs the portal is not stated yet." in client.get("/en/").content.decode()


def test_page_shows_bare_while_the_database_does_not_answer(monkeypatch):
    def unreadable(language):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(shell_tags, "shell_of", unreadable)

    assert shell_tags.shell_tag().main == ()
    assert shell_tags.shell_tag().home == "/kk/"


def test_link_to_this_page_is_marked(client, site_tree):
    menu_item("about", page=standard_pages(site_tree)["kk"])

    text = client.get("/kk/zhoba-turaly/").content.decode()

    assert 'href="/kk/zhoba-turaly/" aria-current="page"' in text
    assert 'href="/kk/zhoba-turaly/" aria-current' not in client.get("/kk/").content.decode()
