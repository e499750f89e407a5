"""What readers type is not kept: an invented address leaves nothing in the memory of a process."""

from __future__ import annotations

import pytest

from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

#: Addresses with a place for a name.
ADDRESSES = [
    "/kk/guides/{}/",
    "/kk/guides/{}/print/",
    "/kk/guides/{}/pdf/",
    "/kk/guides/sabaqtastyq/{}/",
    "/kk/guides/sabaqtastyq/{}/print/",
    "/kk/guides/sabaqtastyq/{}/pdf/",
    "/kk/forms/{}/",
    "/kk/forms/{}/pdf/",
    "/api/v1/guides/{}?lang=kk",
]


@pytest.fixture
def found(db):
    tree = site_tree()
    made.form(tree, "agreement", "Келісім")
    made.form(tree, "diary", "Күнделік")
    return made.guide_tree(tree)


def kept():
    return set(generation._memory.values)


@pytest.mark.parametrize("address", ADDRESSES)
def test_invented_addresses_add_nothing_to_the_memory(client, found, address):
    client.get(address.format("invented"))
    before = kept()
    for number in range(5):
        assert client.get(address.format(f"invented-{number}")).status_code == 404
    assert kept() == before


def test_words_that_are_searched_add_nothing_to_the_memory(client, found):
    client.get("/kk/guides/sabaqtastyq/", {"q": "болады"})
    before = kept()
    for number in range(5):
        client.get("/kk/guides/sabaqtastyq/", {"q": f"болады {number}"})
    assert kept() == before


def test_one_question_answers_for_all_forms(client, found, django_assert_num_queries):
    assert client.get("/kk/forms/agreement/").status_code == 200
    with django_assert_num_queries(0):
        assert client.get("/kk/forms/diary/").status_code == 200
