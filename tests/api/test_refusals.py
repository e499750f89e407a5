"""What the API refuses, in one shape and in the language asked for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from portal.api.public import api
from portal.api.throttle import PerAddressThrottle
from portal.base.errors import Conflict

pytestmark = pytest.mark.django_db

BAD_PARAMETERS = {
    "/organizations?nonsense=1": ("unknown_parameter", "nonsense"),
    "/organizations?limit=0": ("invalid_parameter", "limit"),
    "/organizations?limit=101": ("invalid_parameter", "limit"),
    "/organizations?limit=ten": ("invalid_parameter", "limit"),
    "/organizations?limit=": ("invalid_parameter", "limit"),
    "/organizations?offset=-1": ("invalid_parameter", "offset"),
    "/organizations?offset=10001": ("invalid_parameter", "offset"),
    "/organizations?offset=99999999999999999999": ("invalid_parameter", "offset"),
    "/organizations?lang=de": ("invalid_parameter", "lang"),
    "/organizations?lang=": ("invalid_parameter", "lang"),
    "/organizations?limit=1&limit=2": ("repeated_parameter", "limit"),
    "/organizations?city=atlantis": ("unknown_value", "city"),
    "/organizations?region=atlantis": ("unknown_value", "region"),
    "/organizations?sector=atlantis": ("unknown_value", "sector"),
    "/organizations?form=atlantis": ("unknown_value", "form"),
    f"/organizations?q={'x' * 201}": ("too_long", "q"),
    "/organizations/1?limit=1": ("unknown_parameter", "limit"),
    "/sectors?q=1": ("unknown_parameter", "q"),
    "/guides?limit=0": ("invalid_parameter", "limit"),
    "/guides?sector=bilim": ("unknown_parameter", "sector"),
    "/guides/sabaqtastyq?limit=1": ("unknown_parameter", "limit"),
    "/glossary?q=1": ("unknown_parameter", "q"),
    "/forms?lang=de": ("invalid_parameter", "lang"),
    "/stats?limit=1": ("unknown_parameter", "limit"),
    "/docs?x=1": ("unknown_parameter", "x"),
    "/openapi.json?x=1": ("unknown_parameter", "x"),
}
PARAMETERS = ["q", "city", "region", "sector", "form", "limit", "offset", "bbox", "zoom", "lang", "other"]
LOST = [
    "/organizations/2",
    "/organizations/0",
    "/organizations/-1",
    "/organizations/one",
    "/organizations/1.0",
    "/organizations/99999999999999999999999",
    "/organizations/1/",
    "/guides/nowhere",
    f"/guides/{'x' * 300}",
    "/guides/sabaqtastyq/may",
    "/nowhere",
]


@pytest.mark.parametrize("path", BAD_PARAMETERS)
def test_a_bad_parameter_is_named(path, get):
    code, field = BAD_PARAMETERS[path]
    answered = get(path, status=400)
    assert answered["code"] == code
    assert answered["field"] == field
    assert answered["detail"]


def test_several_bad_parameters_are_all_named(get):
    answered = get("/organizations?limit=x&offset=y", status=400)
    assert answered["code"] == "invalid_parameter"
    assert answered["fields"].keys() == {"limit", "offset"}


@pytest.mark.parametrize("path", LOST)
def test_what_does_not_exist_is_404(path, get):
    answered = get(path, status=404)
    assert answered.keys() == {"detail", "code"}
    assert answered["code"] == "unknown"


def test_hidden_and_demo_organisations_do_not_exist(directory, get):
    for number in (5, 6):
        get(f"/organizations/{number}", status=404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_allowed(method, client):
    for path in ("/api/v1/organizations", "/api/v2/pages/"):
        response = getattr(client, method)(path)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response.json()["code"] == "method_not_allowed"


def test_refusals_are_not_kept_by_anybody(client):
    for path in ("/api/v1/organizations?limit=0", "/api/v1/nowhere"):
        assert client.get(path)["Cache-Control"] == "no-store"


def test_a_refusal_speaks_the_language_asked_for(get):
    said = {
        language: get(f"/organizations?limit=0&lang={language}", status=400)["detail"]
        for language in ("kk", "ru", "en")
    }
    assert said["en"] == "The value of “limit” is not valid."
    assert len(set(said.values())) == 3


def test_a_rule_that_says_no_keeps_its_own_status(rf):
    handler = api._lookup_exception_handler(Conflict())
    response = handler(rf.post("/api/v1/x"), Conflict())
    assert response.status_code == 409
    assert b'"code":"conflict"' in response.content


def test_too_many_requests_are_slowed_down(client, settings, monkeypatch):
    settings.RATE_LIMITS = True
    monkeypatch.setattr(PerAddressThrottle, "allow_request", lambda self, request: False)
    response = client.get("/api/v1/organizations?lang=en")
    assert response.status_code == 429
    assert response.json()["code"] == "slow_down"
    assert 1 <= int(response["Retry-After"]) <= 60
    assert client.get("/api/v2/pages/").status_code == 429


def test_each_address_has_its_own_share(rf, settings):
    settings.RATE_LIMITS = True
    throttle = PerAddressThrottle(amount=2)
    one, other = (rf.get("/", REMOTE_ADDR=address) for address in ("192.0.2.1", "192.0.2.2"))
    assert [throttle.allow_request(one) for _ in range(3)] == [True, True, False]
    assert throttle.allow_request(other)
    assert 1 <= throttle.wait() <= 60


def test_a_forged_header_gives_no_new_share(rf, settings):
    settings.RATE_LIMITS = True
    throttle = PerAddressThrottle(amount=1)
    forged = [rf.get("/", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}") for number in (1, 2)]
    assert [throttle.allow_request(request) for request in forged] == [True, False]


def test_without_limits_nobody_is_counted(rf, settings):
    settings.RATE_LIMITS = False
    throttle = PerAddressThrottle(amount=1)
    assert all(throttle.allow_request(rf.get("/")) for _ in range(3))


@tries(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    path=st.sampled_from(
        ["organizations", "organizations.geojson", "organizations/1", "cities", "stats", "guides"]
    ),
    query=st.dictionaries(
        st.sampled_from(PARAMETERS),
        st.text(max_size=30) | st.integers().map(str) | st.floats().map(str),
        max_size=4,
    ),
)
def test_no_query_at_all_is_an_error_of_ours(path, query, client, db):
    assert client.get(f"/api/v1/{path}", query).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "asked", [f"fields={'a(' * 1_200}", "offset=99999999999999999999", "offset=10001", f"fields={'a(' * 11}"]
)
@pytest.mark.parametrize("address", ["", "PAGE/"])
def test_the_page_tree_refuses_what_wagtail_would_fall_over(asked, address, site_tree, client):
    address = address.replace("PAGE", str(site_tree.homes["kk"].pk))
    response = client.get(f"/api/v2/pages/{address}?{asked}")
    assert response.status_code == 400
    assert response.json()["message"].startswith(asked.partition("=")[0])
