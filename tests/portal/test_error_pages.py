from __future__ import annotations

import json
import sqlite3

import pytest
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import translation

from portal.base import error_pages
from portal.base.busy import is_busy
from portal.base.errors import Busy, Conflict, NotAllowed, Refused, TooMany
from portal.urls import handler400, handler403, handler404, handler429, handler500  # noqa: F401 -- read by Django

LANGUAGES = ("kk", "ru", "en")


def locked():
    """Return the error that Django raises when SQLite waits in vain."""
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    error = OperationalError("database is locked")
    error.__cause__ = cause
    return error


RAISED = {
    "conflict": Conflict("Somebody was quicker."),
    "refused": Refused("The rule says no.", field="name"),
    "not-allowed": NotAllowed(),
    "too-many": TooMany(90),
    "busy": Busy(),
    "locked": locked(),
    "broken": ZeroDivisionError("secret detail"),
    "missing": Http404(),
}


def fail(request, name):
    if name == "fine":
        return HttpResponse("fine")
    raise RAISED[name]


urlpatterns = [
    path("api/fail/<name>", fail),
    *[path(f"{language}/fail/<name>/", fail) for language in LANGUAGES],
]


@pytest.fixture
def site(settings):
    """A client that sees what a browser would, on addresses that fail."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "RedirectMiddleware" not in name]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("status", sorted(error_pages.CODES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_stands_in_each_language_without_a_query(
    rf, language, status, django_assert_num_queries, db
):
    with django_assert_num_queries(0):
        response = error_pages.error_page(rf.get(f"/{language}/some/where/"), status)
    html = response.content.decode()
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert f'<html lang="{language}">' in html
    assert f'href="/{language}/"' in html
    for other in LANGUAGES:
        assert f'href="/{other}/some/where/"' in html


def test_the_words_differ_by_status(rf):
    pages = {status: error_pages.error_page(rf.get("/en/x/"), status).content for status in error_pages.CODES}
    assert len(set(pages.values())) == len(pages)


def test_a_path_without_language_follows_the_browser(rf):
    request = rf.get("/media/x", headers={"accept-language": "ru"})
    html = error_pages.error_page(request, 404).content.decode()
    assert '<html lang="ru">' in html
    assert 'href="/en/"' in html


def test_the_active_language_is_left_as_it_was(rf):
    translation.activate("ru")
    error_pages.error_page(rf.get("/en/x/"), 404)
    assert translation.get_language() == "ru"


@override_settings(STORAGES={"staticfiles": {"BACKEND": "no.such.storage"}})
def test_a_page_is_sent_even_when_its_template_fails(rf):
    response = error_pages.error_page(rf.get("/kk/x/"), 500)
    assert response.status_code == 500
    assert "Birgemiz" in response.content.decode()


def test_a_context_processor_that_fails_does_not_matter(site, settings):
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "OPTIONS": {"context_processors": ["no.such.processor"]}}]
    response = site.get("/en/fail/broken/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("conflict", 409, "conflict"),
        ("refused", 422, "refused"),
        ("not-allowed", 403, "not_allowed"),
        ("too-many", 429, "slow_down"),
        ("busy", 503, "busy"),
        ("locked", 503, "busy"),
        ("broken", 500, "server_error"),
        ("missing", 404, "unknown"),
    ],
)
def test_the_api_answers_in_json_with_the_right_code(site, name, status, code):
    response = site.get(f"/api/fail/{name}")
    assert response.status_code == status
    body = json.loads(response.content)
    assert body["code"] == code
    assert body["detail"]
    assert "secret" not in response.content.decode()


def test_a_refusal_of_the_api_names_the_field(site):
    assert site.get("/api/fail/refused").json() == {
        "detail": "The rule says no.",
        "code": "refused",
        "field": "name",
    }


@pytest.mark.parametrize(
    ("name", "status", "wait"),
    [
        ("conflict", 409, None),
        ("refused", 422, None),
        ("too-many", 429, "90"),
        ("busy", 503, "5"),
        ("locked", 503, "5"),
    ],
)
def test_a_refusal_becomes_a_page(site, name, status, wait):
    response = site.get(f"/en/fail/{name}/")
    assert response.status_code == status
    assert response.get("Retry-After") == wait
    assert response["Content-Type"].startswith("text/html")


def test_the_page_of_a_refusal_says_its_sentence(site):
    assert "Somebody was quicker." in site.get("/en/fail/conflict/").content.decode()


def test_an_error_tells_the_reader_nothing_of_the_inside(site):
    html = site.get("/en/fail/broken/").content.decode()
    assert "secret" not in html
    assert "Zero" not in html


def test_a_database_that_is_locked_outside_any_view_is_busy_too(site, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.locked_middleware"]
    response = site.get("/en/fail/fine/")
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def locked_middleware(get_response):
    def middleware(request):
        raise locked()

    return middleware


def test_only_what_passes_by_itself_is_busy():
    assert is_busy(locked())
    wrong = OperationalError("no such table: x")
    wrong.__cause__ = sqlite3.OperationalError("no such table: x")
    wrong.__cause__.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert not is_busy(wrong)
    assert not is_busy(ValueError())
    assert not is_busy(None)


@pytest.mark.parametrize(
    ("state", "busy"), [("57P01", True), ("55P03", True), ("40P01", True), (None, True), ("42P01", False)]
)
def test_postgresql_says_by_its_state_what_passes(state, busy):
    error = OperationalError()
    error.__cause__ = type("PostgresError", (Exception,), {"sqlstate": state})()
    assert is_busy(error) is busy


def test_a_missing_address_of_the_portal_is_404_with_a_page(client, db):
    response = client.get("/en/no/such/page/")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_a_missing_address_of_the_api_is_404_in_json_and_no_redirect(client, db):
    response = client.get("/api/no-such-thing")
    assert response.status_code == 404
    assert response.json()["code"] == "unknown"
