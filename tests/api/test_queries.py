"""Two queries an answer at most, whatever the number of rows, and none of them writes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base import generation
from tests.factories.organizations import CityFactory, OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]

LIST = "/api/v1/organizations?lang=kk&limit=100"
BOX = "bbox=76.8,43.2,77,43.3&zoom=13"


@pytest.fixture
def make():
    """Make so many organisations, a third of them with an exact place."""

    def made(count):
        towns = [CityFactory(id=key) for key in ("almaty", "konaev", "taraz")]
        for number in range(1, count + 1):
            exact = {"exact": True, "latitude": 43.25, "longitude": 76.9} if number % 3 == 0 else {}
            OrganizationFactory(
                number=number,
                city=towns[number % 3],
                sectors=["bilim", "umit"],
                contacts={"phones": ["+77011234567"], "website": ["https://example.org/"]},
                **exact,
            )
        generation.bump()

    return made


def queries(client, url, warm):
    """Count the queries of an answer of a process that has answered another question before."""
    assert client.get(warm).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    written = [query["sql"] for query in captured if not query["sql"].lstrip("(").startswith("SELECT")]
    assert written == []
    return len(captured)


#: An address, what was asked before it, and how many queries it may need.
ANSWERS = [
    (LIST, "/api/v1/organizations?limit=1", 2),
    (f"{LIST}&q=almaty", "/api/v1/organizations?limit=1", 2),
    (f"{LIST}&sector=bilim", "/api/v1/organizations?limit=1&sector=bilim", 2),
    (f"{LIST}&offset=10000", "/api/v1/organizations?limit=1", 1),
    ("/api/v1/organizations/1?lang=kk", "/api/v1/organizations/1", 2),
    ("/api/v1/organizations.geojson?zoom=5", "/api/v1/organizations.geojson", 0),
    ("/api/v1/cities", "/api/v1/cities?lang=kk", 0),
    ("/api/v1/regions", "/api/v1/regions?lang=kk", 0),
    ("/api/v1/sectors", "/api/v1/sectors?lang=kk", 0),
    ("/api/v1/stats", "/api/v1/stats?lang=kk", 0),
]


@pytest.mark.parametrize("count", [1, 3, 100])
def test_an_answer_asks_two_questions_at_most(count, make, client):
    make(count)
    asked = {url: queries(client, url, warm) for url, warm, _most in ANSWERS}
    assert asked == {url: most for url, _warm, most in ANSWERS}


def test_the_map_close_up_asks_two_questions_once_its_filter_is_known(make, client):
    make(9)
    url = f"/api/v1/organizations.geojson?{BOX}"
    assert queries(client, f"{url}&lang=ru", url) == 2


def test_a_search_on_the_map_is_counted_once(make, client):
    make(3)
    url = "/api/v1/organizations.geojson?q=almaty"
    assert queries(client, f"{url}&zoom=7", url) == 0


def test_what_an_editor_changes_is_in_the_next_answer(make, client, django_capture_on_commit_callbacks):
    make(3)
    url = "/api/v1/organizations.geojson?q=kostanay"
    assert client.get("/api/v1/organizations").json()["count"] == 3
    assert client.get(url).json()["features"] == []
    with django_capture_on_commit_callbacks(execute=True):
        OrganizationFactory(number=50, city=CityFactory(id="kostanay"))
    assert client.get("/api/v1/organizations").json()["count"] == 4
    assert len(client.get(url).json()["features"]) == 1
