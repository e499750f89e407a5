"""allauth is the only door: no other address takes a password, and closed pages are not there."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from portal.outbox.models import OutgoingMail
from tests.factories.accounts import PASSWORD, UserFactory, log_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")
LOG_IN = re.compile(r"^/(kk|ru|en)/account/login/(\?.*)?$")


def is_known(client):
    return SESSION_KEY in client.session


@pytest.mark.parametrize(
    "address",
    ["/cms/login/", "/cms/password_reset/", "/cms/password_reset/confirm/MQ/abc-def/"]
    + [f"/{language}/_util/login/" for language in LANGUAGES],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wagtails_own_log_in_leads_to_ours_and_takes_nothing(client, address, method):
    user = UserFactory(administrator=True)
    data = {"username": user.email, "password": PASSWORD, "email": user.email, "new_password1": "x" * 20}
    response = getattr(client, method)(address, data)
    assert response.status_code == 302
    assert LOG_IN.match(response["Location"])
    assert not is_known(client)
    assert OutgoingMail.objects.count() == 0
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    "address",
    ["/documents/authenticate_with_password/1/"]
    + [f"/{language}/_util/authenticate_with_password/1/1/" for language in LANGUAGES],
)
def test_shared_passwords_for_pages_and_documents_are_not_taken(client, address):
    assert client.post(address, {"password": PASSWORD, "return_url": "/"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "password/reset/", "password/reset/done/", "3rdparty/", "2fa/", "social/signup/",
     "sessions/", "signup/passkey/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_that_are_closed_do_not_exist(client, path, method):
    assert getattr(client, method)(f"/en/account/{path}").status_code == 404


def test_registration_is_refused_by_the_adapter_too(client):
    client.post("/en/account/signup/", {"email": "new@portal.example", "password1": PASSWORD})
    assert not is_known(client)


@pytest.mark.parametrize("name", ["account_reset_password", "account_confirm_email", "socialaccount_login"])
def test_pages_nobody_needs_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_no_log_in_of_wagtail_or_django_is_left_open():
    assert open_doors() == set()


def test_the_walk_would_find_an_open_door(settings):
    settings.ROOT_URLCONF = "wagtail.urls"
    assert open_doors() == {"_util/login/"}


def open_doors():
    """Walk every address and return those that log somebody in and are not allauth's."""
    suspects = {
        address
        for address, view in every_view(get_resolver().url_patterns)
        if re.search("login|password", address) and not view.__module__.startswith("allauth.")
    }
    return {address for address in suspects if takes_a_password(address)}


def every_view(patterns, prefix=""):
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from every_view(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def takes_a_password(pattern):
    client = Client(raise_request_exception=False)
    user = UserFactory(administrator=True)
    address = re.sub(r"<[^>]*>", "1", pattern).replace("^", "").replace("$", "").replace("\\Z", "")
    client.post(f"/{address}", {"username": user.email, "password": PASSWORD})
    return is_known(client)


def test_who_is_not_logged_in_is_led_from_the_admin_to_our_log_in(client):
    response = client.get("/cms/pages/")
    assert response.status_code == 302
    assert LOG_IN.match(response["Location"])
    assert "next=/cms/pages/" in response["Location"]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "http:evil.example", "https://testserver:1/x",
     "javascript:alert(1)", "https://testserver@evil.example/", "\thttps://evil.example"],
)  # fmt: skip
def test_the_log_in_leads_on_only_inside_the_portal(client, elsewhere):
    user = UserFactory()
    response = client.post(
        "/en/account/login/", {"login": user.email, "password": PASSWORD, "next": elsewhere}
    )
    assert response["Location"] == "/en/account/"


def test_the_log_in_leads_on_to_where_one_wanted_to_go(client):
    user = UserFactory()
    response = client.post("/en/account/login/", {"login": user.email, "password": PASSWORD, "next": "/kk/"})
    assert response["Location"] == "/kk/"


def test_logging_out_of_the_admin_works_and_leads_to_our_log_in(client):
    user = UserFactory(administrator=True, second_factor=True)
    log_in(client, user)
    assert is_known(client)
    response = client.post("/cms/logout/", follow=True)
    assert not is_known(client)
    assert LOG_IN.match(response.redirect_chain[-1][0])


def test_nobody_sets_a_password_for_somebody_else(client):
    log_in(client, UserFactory(administrator=True, second_factor=True))
    other = UserFactory()
    page = client.get(f"/cms/users/edit/{other.pk}/")
    assert page.status_code == 200
    assert b"password1" not in page.content
    assert b"password" not in client.get("/cms/account/").content.lower().replace(b"change_password", b"")
