from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.rich_text import expand_db_html

from portal.base import generation
from portal.base.tree import live_paths
from tests.factories.home import standard_pages

pytestmark = pytest.mark.django_db


def link_to(page, language):
    with translation.override(language):
        return expand_db_html(f'<a linktype="page" id="{page.pk}">words</a>')


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_link_leads_to_the_page_in_the_language_of_the_reader(site_tree, language):
    pages = standard_pages(site_tree)

    assert link_to(pages["kk"], language) == f'<a href="/{language}/zhoba-turaly/">words</a>'


def test_link_leads_to_the_page_itself_where_the_language_has_none(site_tree):
    pages = standard_pages(site_tree, ["kk", "en"])
    pages["en"].unpublish()
    generation.bump()

    assert link_to(pages["kk"], "ru") == '<a href="/kk/zhoba-turaly/">words</a>'
    assert link_to(pages["en"], "en") == "<a>words</a>"
    assert link_to(pages["en"], "kk") == '<a href="/kk/zhoba-turaly/">words</a>'


def test_page_is_looked_up_once(site_tree, django_assert_num_queries):
    first, second, third = (standard_pages(site_tree, slug=slug)["kk"].pk for slug in ("a", "b", "c"))
    live_paths([first], "kk")

    with django_assert_num_queries(1):
        assert live_paths([first, second, third, 0], "kk") == {
            first: "/kk/a/",
            second: "/kk/b/",
            third: "/kk/c/",
        }
    with django_assert_num_queries(0):
        assert live_paths([third, second], "kk").keys() == {second, third}


def test_forgetting_in_between_loses_no_link(site_tree, monkeypatch):
    first, second = (standard_pages(site_tree, slug=slug)["kk"].pk for slug in ("a", "b"))
    live_paths([first], "kk")
    monkeypatch.setattr(generation, "_LIMIT", 0)

    assert live_paths([first, second], "kk") == {first: "/kk/a/", second: "/kk/b/"}
