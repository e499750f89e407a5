from __future__ import annotations

import io
import json
import logging
import time

import pytest
import structlog
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portal.accounts.models import User
from portal.base.logs import clean, json_formatter
from tests.factories.accounts import PASSWORD, UserFactory, log_in

CANARIES = (
    "canary.bird@mail.kz",
    "+7 701 234 56 78",
    "87012345678",
    "990101300123",
    "10.20.30.40",
    "CanaryWord",
)


def broken(request):
    local_secret = "CanaryWord"
    raise IntegrityError(f"Key (email)=(canary.bird@mail.kz) exists, {len(local_secret)}")


urlpatterns = [path("broken/", broken), path("fine/", lambda request: HttpResponse("fine"))]


@pytest.fixture
def lines():
    """Everything that would be written to the log, line by line."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(json_formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.django_db
def test_what_is_typed_at_the_log_in_is_not_in_the_log(lines):
    browser = Client(
        REMOTE_ADDR="10.20.30.40", headers={"user-agent": "CanaryWord", "referer": "/?q=CanaryWord"}
    )
    query = {"next": "/kk/?phone=87012345678", "email": "canary.bird@mail.kz"}
    browser.post("/en/account/login/", {"login": "canary.bird@mail.kz", "password": "CanaryWord"})
    browser.post("/en/account/login/code/", {"email": "canary.bird@mail.kz"})
    browser.get("/en/account/login/", query)
    browser.get("/en/no/such/page/", {"q": "CanaryWord +7 701 234 56 78"})
    browser.get("/en/account/login/", headers={"host": "canary.bird@mail.kz"})
    written = json.dumps(lines(), ensure_ascii=False)
    assert [canary for canary in CANARIES if canary in written] == []
    assert "/en/account/login/" in written


@pytest.mark.django_db
def test_a_request_is_one_line_with_the_number_of_the_person(lines):
    user = UserFactory(administrator=True, second_factor=True)
    browser = Client()
    log_in(browser, user)
    before = len(lines())
    browser.get("/en/account/?q=1")
    (line,) = lines()[before:]
    assert line["event"] == "request_finished"
    assert line["request"] == "GET /en/account/"
    assert (line["code"], line["user_id"], line["level"]) == (200, user.pk, "info")
    assert set(line) == {"event", "request", "code", "user_id", "request_id", "level", "logger", "timestamp"}


@pytest.mark.django_db
def test_logging_asks_nobody_who_it_is(client, settings, django_assert_num_queries):
    settings.ROOT_URLCONF = __name__
    client.force_login(User.objects.create_user("a@portal.example", PASSWORD))
    with django_assert_num_queries(0):
        client.get("/fine/")


def test_an_error_is_logged_without_values_and_without_local_variables(lines, settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["portal.base.logs.RequestLogMiddleware"]
    Client(raise_request_exception=False).get("/broken/")
    written = json.dumps(lines(), ensure_ascii=False)
    assert "IntegrityError" in written
    assert [canary for canary in CANARIES if canary in written] == []


def test_lines_cannot_be_forged(lines):
    logging.getLogger("x").warning('one\n{"event": "forged"}\x1b[31m')
    (line,) = lines()
    assert line["event"].startswith("one\n")


def test_structlog_and_the_standard_library_write_alike(lines):
    structlog.get_logger("a").warning("from structlog", address="canary.bird@mail.kz")
    logging.getLogger("b").warning("to %s", "canary.bird@mail.kz")
    one, two = lines()
    assert one["address"] == "[address]"
    assert two["event"] == "to [address]"
    assert one.keys() - {"address"} == two.keys()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("mail to a.b+c@mail.kz failed", "mail to [address] failed"),
        ("GET /x?email=a%40mail.kz HTTP/1.1", "GET /x HTTP/1.1"),
        ("POST /kk/my/proof/Zm9vYmFyYmF6cXV4Zm9vYmFy/", "POST /kk/my/proof/[secret]/"),
        ("call 8 (701) 234-56-78 now", "call [number] now"),
        ("IIN 990101300123", "IIN [number]"),
        ("GET /kk/organizations/zhas-otan/ 200", "GET /kk/organizations/zhas-otan/ 200"),
        ("took 0.123 s, 42 rows", "took 0.123 s, 42 rows"),
        (42, 42),
        (None, None),
        (True, True),
    ],
)
def test_what_could_be_a_persons_is_masked(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "/" * 200_000, "-" * 200_000, "%40" * 70_000, "1 " * 100_000]
)
def test_a_long_text_is_cleaned_in_a_time_that_grows_no_faster_than_it(text):
    began = time.process_time()
    clean(text)
    assert time.process_time() - began < 2
