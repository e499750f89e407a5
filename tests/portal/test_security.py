from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from wagtail.models import Site

from portal.accounts.models import User
from portal.base.sites import absolute, set_site_from_settings
from tests.factories.accounts import UserFactory, log_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")
#: One address of each kind: a form, a missing page, an unprefixed missing file, the API, the entrance.
PUBLIC = ("/kk/account/login/", "/ru/no/such/page/", "/media/none.jpg", "/api/none", "/")


def directives(response):
    """Return the content policy as a mapping."""
    parts = (part.strip().split(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_policy_allows_nothing_that_is_not_ours(client, address):
    policy = directives(client.get(address))
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    sources = {source for allowed in policy.values() for source in allowed}
    assert sources <= {"'none'", "'self'", "data:"}
    assert "data:" not in policy["script-src"] + policy["style-src"]


@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_carries_the_other_headers(client, address):
    response = client.get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    everybodys = address.startswith("/api/")
    assert response["Cross-Origin-Resource-Policy"] == ("cross-origin" if everybodys else "same-origin")
    assert "geolocation=()" in response["Permissions-Policy"]


def test_hsts_is_sent_over_tls(client, settings):
    response = client.get("/kk/account/login/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


def test_plain_http_is_led_to_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/kk/x/")["Location"] == "https://testserver/kk/x/"


def test_the_admin_alone_has_a_policy_for_wagtails_pages():
    browser = Client()
    log_in(browser, UserFactory(administrator=True, second_factor=True))
    for address, inline in (("/cms/", True), ("/kk/account/", False), ("/kk/cms/", False), ("/cmsx/", False)):
        policy = directives(browser.get(address))
        assert ("'unsafe-inline'" in policy["script-src"]) is inline, address
        assert "'unsafe-eval'" not in policy["script-src"]


def test_answers_to_a_session_stay_out_of_caches():
    browser = Client()
    log_in(browser, UserFactory())
    for address in ("/kk/account/", "/kk/no/such/page/", "/cms/"):
        assert "no-store" in browser.get(address)["Cache-Control"]


def test_forms_are_refused_without_their_token():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/kk/account/login/", {"login": "x", "password": "y"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "testserver.evil.example"},
        {"host": "testserver@evil.example"},
        {"host": "testserver:80@evil.example"},
        {"host": ""},
        {"host": "testserver\r\nX: y"},
    ],
)
def test_another_host_is_refused(client, headers):
    response = client.get("/kk/account/login/", headers=headers)
    assert response.status_code == 400
    assert "evil" not in response.content.decode()


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-host", "forwarded", "x-original-url", "x-rewrite-url"]
)
def test_forwarded_headers_are_not_believed(client, header):
    plain = client.get("/kk/no/such/page/").content
    assert client.get("/kk/no/such/page/", headers={header: "evil.example"}).content == plain


@pytest.mark.parametrize("address", ["/kk/%00/", "/kk/?q=%00", "/%00"])
def test_null_bytes_are_refused_with_a_page(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "Content-Security-Policy" in response.headers


def test_a_body_beyond_bounds_is_not_read(client):
    response = client.post("/kk/account/login/", data=b"x" * (1024 * 1024 + 1), content_type="text/plain")
    assert response.status_code == 413


@pytest.mark.parametrize("length", ["", "-5", "1e9", "٣", "x"])
def test_a_length_that_is_no_number_does_no_harm(client, length):
    assert client.generic("GET", "/healthz", CONTENT_LENGTH=length).status_code == 200
    assert client.generic("GET", "/kk/account/login/", CONTENT_LENGTH=length).status_code == 200


@pytest.mark.parametrize(
    "address", ["/.git/config", "/.env", "/metrics", "/debug/", "/server-status", "/manage.py"]
)
def test_nothing_of_the_inside_is_served(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 404


def test_the_session_cookie_is_out_of_reach_of_scripts():
    browser = Client()
    log_in(browser, UserFactory())
    cookie = browser.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert browser.cookies["csrf"]["httponly"]


def test_a_planted_session_never_becomes_a_logged_in_one():
    browser = Client()
    browser.cookies["session"] = "a" * 32
    log_in(browser, UserFactory())
    assert browser.session[SESSION_KEY]
    assert browser.cookies["session"].value != "a" * 32


@pytest.mark.parametrize(
    ("cookie", "header", "language"),
    [
        (None, None, "kk"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "de,ru;q=0.7", "ru"),
        (None, "de", "kk"),
        ("ru", "en", "ru"),
        ("xx", "en", "en"),
        ("../../evil", None, "kk"),
        (None, "x" * 5_000, "kk"),
    ],
)
def test_the_entrance_leads_to_a_language(client, cookie, header, language):
    if cookie:
        client.cookies["language"] = cookie
    response = client.get("/", headers={"accept-language": header} if header else {})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Cache-Control"] == "no-store"
    assert {part.strip() for part in response["Vary"].split(",")} >= {"Cookie", "Accept-Language"}


def test_the_site_of_wagtail_has_the_address_of_the_settings(settings):
    settings.SITE_URL = "https://portal.example"
    set_site_from_settings()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_url) == ("portal.example", 443, "https://portal.example")
    assert absolute("/kk/") == "https://portal.example/kk/"


def test_setting_the_site_again_writes_nothing(settings, django_assert_num_queries):
    set_site_from_settings()
    with django_assert_num_queries(1):
        set_site_from_settings()


def test_after_the_migrations_the_site_is_already_ours():
    assert Site.objects.get(is_default_site=True).hostname == "testserver"


def test_a_portal_without_a_site_is_left_alone():
    Site.objects.all().delete()
    set_site_from_settings()
    assert not Site.objects.exists()


def test_superusers_of_the_command_line_have_an_address_to_prove():
    user = User.objects.create_superuser("Root@Portal.Example")
    assert list(user.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("root@portal.example", False, True)
    ]
    assert not user.has_usable_password()
