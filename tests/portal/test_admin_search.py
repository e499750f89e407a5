from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.search.query import And, Boost, Not, Phrase, PlainText

from portal.base.admin_search import clean
from tests.factories.home import standard_pages
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db
QUERIES = ['"', 'a"b', '""', " ", "\\", "(", "*", "-", "NOT", "a AND", "ә" * 3000]


@pytest.fixture
def lists():
    """Return the lists of the admin that Wagtail searches."""
    tree = site_tree()
    standard_pages(tree)
    names = {
        "wagtailadmin_pages:search": [],
        "wagtailadmin_choose_page_search": [],
        "wagtailadmin_explore": [tree.homes["kk"].pk],
        "wagtailimages:index": [],
        "wagtailimages_chooser:choose_results": [],
        "wagtaildocs:index": [],
        "wagtaildocs_chooser:choose_results": [],
    }
    return [reverse(name, args=args) for name, args in names.items()]


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_breaks_a_list(lists, query):
    client = browser_of(administrator())
    assert {client.get(address, {"q": query}).status_code for address in lists} == {200}


@pytest.mark.parametrize(
    ("query", "found"), [("туралы", True), ("тура", True), ('"', False), ("басқа", False)]
)
def test_what_is_there_is_found(lists, query, found):
    response = browser_of(administrator()).get(lists[2], {"q": query})
    titles = BeautifulSoup(response.content, "html.parser").select("table.listing tbody .title")
    assert any("Жоба туралы" in title.get_text() for title in titles) is found


def test_every_part_of_a_query_is_cleaned_and_the_query_itself_stays():
    query = And([PlainText('a"b', operator="or"), Not(Phrase('"')), Boost(PlainText("\x00"), 2)])
    one, other, third = clean(query).subqueries
    assert (one.query_string, one.operator, other.subquery.query_string) == ("a b", "or", "-")
    assert third.subquery.query_string == "-"
    assert query.subqueries[0].query_string == 'a"b'
