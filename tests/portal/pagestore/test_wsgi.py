"""The store answers the next reader, and nobody who should get something of their own."""

from __future__ import annotations

import gzip
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import brotli
import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from portal.base import generation
from portal.pagestore.decorators import public_page
from portal.pagestore.wsgi import PageStore, next_midnight


class Site:
    """A tiny application behind the store that counts how often it was asked."""

    def __init__(self, view):
        self.view = view
        self.asked = 0
        self.store = PageStore(self.answer)

    def answer(self, environ, start_response):
        self.asked += 1
        request = RequestFactory().generic(
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
            QUERY_STRING=environ["QUERY_STRING"],
            HTTP_COOKIE=environ.get("HTTP_COOKIE", ""),
        )
        response = self.view(request)
        headers = [*response.items(), *[("Set-Cookie", c.OutputString()) for c in response.cookies.values()]]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        return [response.content]

    def get(self, path="/kk/", query="", method="GET", **extra):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **extra,
        }
        seen = {}

        def start(status, headers, exc_info=None):
            seen["status"], seen["headers"] = status, dict(headers)

        body = b"".join(self.store(environ, start))
        return seen["status"], seen["headers"], body


@pytest.fixture
def site():
    @public_page("page")
    def view(request):
        return HttpResponse(f"answer to {request.get_full_path()}")

    return Site(view)


def test_second_reader_is_answered_from_the_store(site):
    first = site.get()
    second = site.get()
    assert site.asked == 1
    assert first[2] == second[2] == b"answer to /kk/"
    assert second[1]["Cache-Control"] == "public, max-age=0, s-maxage=10, must-revalidate"
    assert "X-Page-Store" not in second[1]


def test_published_change_is_visible_in_the_next_request(site):
    site.get()
    generation.bump()
    site.get()
    assert site.asked == 2


def test_answer_made_before_a_change_is_not_kept_after_it(site):
    inner = site.view
    site.view = lambda request: (generation.bump(), inner(request))[1]
    site.get()
    site.view = inner
    site.get()
    assert site.asked == 2


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "session=abc"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"HTTP_HX_REQUEST": "true"},
        {"REQUEST_METHOD": "POST"},
    ],
)
def test_special_requests_pass_by_the_store(site, extra):
    site.get()
    method = extra.pop("REQUEST_METHOD", "GET")
    _, headers, _ = site.get(method=method, **extra)
    site.get(method=method, **extra)
    assert site.asked == 3
    assert "X-Page-Store" not in headers


def test_other_cookies_are_ignored(site):
    site.get()
    site.get(HTTP_COOKIE="language=ru; theme=dark")
    assert site.asked == 1


def test_allowed_parameters_share_an_entry_in_any_order():
    @public_page("city", "page")
    def view(request):
        return HttpResponse("x")

    site = Site(view)
    site.get(query="city=almaty&page=2")
    site.get(query="page=2&city=almaty")
    assert site.asked == 1
    site.get(query="city=astana&page=2")
    assert site.asked == 2


@pytest.mark.parametrize("query", ["q=word", "page=1&utm_source=x", "page", "page=1&page=2", "a" * 500])
def test_unknown_parameters_are_never_kept(site, query):
    site.get(query=query)
    site.get(query=query)
    assert site.asked == 2


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_body_is_sent_compressed_when_the_reader_can_read_it(site, encoding):
    _, headers, body = site.get(HTTP_ACCEPT_ENCODING=f"deflate, {encoding}")
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert headers["Content-Encoding"] == encoding
    assert unpack(body) == b"answer to /kk/"
    assert headers["Content-Length"] == str(len(body))
    assert "Accept-Encoding" in headers["Vary"]


def test_refused_encoding_is_not_sent(site):
    _, headers, body = site.get(HTTP_ACCEPT_ENCODING="br;q=0, gzip;q=0")
    assert "Content-Encoding" not in headers
    assert body == b"answer to /kk/"


def test_reader_with_a_copy_gets_304(site):
    _, headers, _ = site.get(HTTP_ACCEPT_ENCODING="gzip")
    status, again, body = site.get(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=f"W/{headers['ETag']}")
    assert (status, body) == ("304 Not Modified", b"")
    assert again["ETag"] == headers["ETag"]
    status, _, _ = site.get(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=headers["ETag"])
    assert status == "200 OK", "another encoding is another answer"


def test_head_has_the_headers_without_the_body(site):
    site.get()
    status, headers, body = site.get(method="HEAD")
    assert (status, body, site.asked) == ("200 OK", b"", 1)
    assert headers["Content-Length"] == "14"


def test_answer_with_a_cookie_is_private():
    @public_page()
    def view(request):
        response = HttpResponse("mine")
        response.set_cookie("seen", "1")
        return response

    site = Site(view)
    _, headers, _ = site.get()
    site.get()
    assert site.asked == 2
    assert "public" not in headers.get("Cache-Control", "")


@pytest.mark.parametrize("status", [404, 301, 500])
def test_only_good_answers_are_kept(status):
    site = Site(public_page()(lambda request: HttpResponse("no", status=status)))
    site.get()
    site.get()
    assert site.asked == 2


def test_entries_end_at_midnight_in_almaty(site):
    with time_machine.travel(
        datetime(2026, 11, 24, 23, 59, tzinfo=ZoneInfo("Asia/Almaty")), tick=False
    ) as clock:
        site.get()
        site.get()
        assert site.asked == 1
        clock.shift(61)
        site.get()
        assert site.asked == 2


def test_midnight_is_that_of_almaty():
    evening = datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("UTC")).timestamp()
    assert next_midnight(evening) == datetime(2026, 11, 24, 19, 0, tzinfo=ZoneInfo("UTC")).timestamp()


def test_room_is_bounded_and_the_least_used_leave_first(settings):
    settings.PAGE_STORE_BYTES = 32_000
    site = Site(public_page()(lambda request: HttpResponse(request.path)))
    for number in range(200):
        site.get(path="/kk/first/")
        site.get(path=f"/kk/{number}/")
    assert site.store.shelf.used <= 32_000
    assert 1 < len(site.store.shelf) < 200
    asked = site.asked
    site.get(path="/kk/first/")
    assert site.asked == asked, "what is asked for again and again stays"
    site.get(path="/kk/0/")
    assert site.asked == asked + 1


def test_answer_to_unknown_parameters_is_still_sent_compressed(site):
    _, headers, body = site.get(query="q=word", HTTP_ACCEPT_ENCODING="br")
    assert headers["Content-Encoding"] == "br"
    assert brotli.decompress(body) == b"answer to /kk/?q=word"
