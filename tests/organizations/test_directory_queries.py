"""The list asks the same number of questions whatever the number of its rows, and writes nothing."""

from __future__ import annotations

from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base import generation
from tests.factories.organizations import CityFactory, LocalityFactory, OrganizationFactory
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

URL = "/kk/organizations/"
NEAR = f"{URL}?place={quote('Боралдай')}"


@contextmanager
def read_only():
    """Refuse every write of this block."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")


def questions(client, url):
    """Count the queries of an answer when only what stands around every page is remembered."""
    generation.forget()
    client.get("/kk/components/")
    with read_only(), CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def directory(count):
    site_tree()
    LocalityFactory()
    for number in range(count):
        OrganizationFactory(
            city=CityFactory(id=("almaty", "konaev", "taraz")[number % 3]),
            sectors=["bilim", "umit"],
            contacts={"phones": ["+77011234567"]},
            reach="region",
        )


@pytest.mark.parametrize(
    ("url", "most"),
    [(URL, 8), (f"{URL}?form=qb&region=almaty-city", 8), (f"{URL}?q=a&city=almaty", 8), (NEAR, 11)],
)
def test_the_number_of_queries_does_not_grow_with_the_rows(client, url, most):
    directory(3)
    few = questions(client, url)
    for _ in range(21):
        OrganizationFactory(city=CityFactory(id="almaty"), sectors=["bilim"], reach="region")
    assert questions(client, url) == few <= most


def test_a_second_reader_of_the_same_list_costs_one_query(client):
    directory(3)
    client.get(URL)
    with CaptureQueriesContext(connection) as queries:
        client.get(URL)
    assert len(queries) == 1


def test_a_page_of_twenty_costs_what_a_page_of_one_costs(client):
    directory(1)
    one = questions(client, URL)
    for _ in range(30):
        OrganizationFactory(sectors=["bilim"])
    assert questions(client, URL) == one
