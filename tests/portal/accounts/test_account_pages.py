from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory, log_in

pytestmark = pytest.mark.django_db

LANGUAGES = ("kk", "ru", "en")
FOR_ANYBODY = ("login/", "login/code/", "inactive/")
FOR_THE_KNOWN = (
    "",
    "logout/",
    "again/password/",
    "again/code/",
    "again/passkey/",
    "password/change/",
    "app/remove/",
    "recovery-codes/",
    "recovery-codes/new/",
    "passkeys/",
    "passkeys/add/",
    "passkeys/{passkey}/rename/",
    "passkeys/{passkey}/remove/",
)


class Inspector(HTMLParser):
    """Collects what the content policy or a reader without sight would trip over."""

    def __init__(self, html):
        super().__init__()
        self.inline, self.labels, self.fields, self.ids = [], set(), set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.inline.append(tag)
        if tag == "label":
            self.labels.add(given.get("for"))
        if tag == "input" and given.get("type") not in ("hidden", "submit"):
            self.fields.add(given.get("id"))
        if "id" in given:
            self.ids.append(given["id"])


def is_sound(response):
    html = response.content.decode()
    seen = Inspector(html)
    assert seen.inline == []
    assert seen.fields <= seen.labels
    assert len(seen.ids) == len(set(seen.ids))
    assert "placeholder=" not in html
    assert response["Cache-Control"].find("no-store") >= 0
    assert "unsafe" not in response["Content-Security-Policy"]
    assert html.count("<h1>") == 1
    return True


@pytest.fixture
def known():
    """A browser of an editor who has everything: password, app, recovery codes, a passkey, a fresh proof."""
    user = UserFactory(administrator=True, second_factor=True)
    passkey = Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "Phone", "credential": {}}
    )
    browser = Client()
    log_in(browser, user)
    browser.post("/en/account/again/password/", {"password": PASSWORD, "next": "/en/account/"})
    browser.passkey = passkey.pk
    return browser


@pytest.fixture(autouse=True)
def _no_ceremony(monkeypatch):
    """The stored passkey of these tests is empty; the ceremony has its own test in a browser."""
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda user: [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", FOR_ANYBODY)
def test_pages_for_anybody(client, language, path):
    response = client.get(f"/{language}/account/{path}")
    assert response.status_code == 200
    assert is_sound(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_for_those_who_are_logged_in(known, language):
    for path in FOR_THE_KNOWN:
        response = known.get(f"/{language}/account/{path.format(passkey=known.passkey)}")
        assert response.status_code == 200, path
        assert is_sound(response), path


def test_pages_on_the_way_in(client):
    user = UserFactory(second_factor=True)
    client.post("/en/account/login/code/", {"email": user.email})
    assert is_sound(client.get("/en/account/login/code/confirm/"))
    client.post("/en/account/logout/")
    log_in(client, user, second_step=False)
    assert is_sound(client.get("/en/account/login/second-step/"))


def test_pages_for_a_first_password_and_a_first_app(client):
    client.force_login(UserFactory(password=None))
    for path in ("password/set/", "app/connect/"):
        response = client.get(f"/en/account/{path}")
        assert response.status_code == 200
        assert is_sound(response)


def test_page_that_proves_an_address(client):
    log_in(client, UserFactory(proved=False))
    response = client.get("/en/account/confirm-email/")
    assert response.status_code == 200
    assert is_sound(response)


@pytest.mark.parametrize("path", [*FOR_THE_KNOWN, "app/connect/", "password/set/"])
def test_pages_of_an_account_are_shown_to_nobody_else(client, path):
    response = client.get(f"/en/account/{path.format(passkey=1)}")
    assert response.status_code in (200, 302)
    if path != "logout/":
        assert "/account/login/" in response["Location"]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("login/", {"login": "nobody", "password": ""}),
        ("login/code/", {"email": "nobody"}),
        ("login/", {"login": "nobody@portal.example", "password": "wrong"}),
    ],
)
def test_a_mistake_is_said_first_in_the_title(client, path, data):
    html = client.post(f"/en/account/{path}", data).content.decode()
    assert re.search(r"<title>\s*Error: ", html)
    assert 'id="error-summary"' in html


def test_a_page_without_a_mistake_says_none(client):
    assert "Error:" not in client.get("/en/account/login/").content.decode()


def test_every_word_of_the_forms_is_ours():
    """What allauth says by itself has no Kazakh: labels, hints and refusals are replaced."""
    from_allauth = ("Remember", "Email address", "Authenticator code", "Use your password", "Sign In")
    browser = Client()
    html = browser.get("/en/account/login/").content.decode()
    html += browser.post("/en/account/login/", {"login": "x@y.kz", "password": "z"}).content.decode()
    log_in(browser, UserFactory(second_factor=True))
    for path in ("again/password/", "again/code/", "password/change/"):
        html += browser.get(f"/en/account/{path}").content.decode()
    assert [word for word in from_allauth if word in html] == []


def test_a_name_cannot_carry_markup_into_the_pages(known):
    known.post(f"/en/account/passkeys/{known.passkey}/rename/", {"name": "<script>x</script>"})
    html = known.get("/en/account/passkeys/").content.decode()
    assert "&lt;script&gt;x" in html
    assert "<script>x" not in html


def test_a_passkey_of_another_person_cannot_be_reached(known):
    other = Authenticator.objects.create(
        user=UserFactory(), type="webauthn", data={"name": "X", "credential": {}}
    )
    for act in ("rename", "remove"):
        assert known.get(f"/en/account/passkeys/{other.pk}/{act}/").status_code == 404
        assert known.post(f"/en/account/passkeys/{other.pk}/{act}/", {"name": "Mine"}).status_code == 404
    other.refresh_from_db()
    assert other.data["name"] == "X"
