from __future__ import annotations

import re
from unittest import mock

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from portal.accounts.models import User
from portal.accounts.second_factor import SecondFactorAdapter
from portal.base.errors import Refused
from tests.factories.accounts import PASSWORD, SECRET, UserFactory, app_code, log_in

pytestmark = pytest.mark.django_db

CONNECT, SHOW = "/en/account/app/connect/", "/en/account/again/code/"


@pytest.fixture
def browser():
    """A browser of somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def confirm_password(client, address):
    """Follow the redirect that asks for the password, answer it, and return the last answer."""
    asked = client.get(address)
    assert asked["Location"].startswith("/en/account/again/password/")
    return client.post(asked["Location"], {"password": PASSWORD, "next": address}, follow=True)


@pytest.mark.parametrize("kind", [{"administrator": True}, {"editor": True}])
def test_staff_without_a_second_factor_are_led_to_connect_one(browser, kind):
    log_in(browser, UserFactory(**kind))
    response = browser.get("/cms/pages/?q=a")
    assert response.status_code == 302
    assert response["Location"] == f"{CONNECT}?next=%2Fcms%2Fpages%2F%3Fq%3Da"


@pytest.mark.parametrize("kind", [{"administrator": True}, {"editor": True}])
def test_staff_who_took_the_second_step_enter_the_admin(browser, kind):
    response = log_in(browser, UserFactory(second_factor=True, **kind))
    assert response["Location"] == "/cms/"
    assert browser.get("/cms/").status_code == 200


@pytest.mark.parametrize("code", ["000000", "", app_code("A" * 32)])
def test_a_wrong_code_lets_nobody_in(browser, code):
    user = UserFactory(administrator=True, second_factor=True)
    log_in(browser, user, second_step=False)
    response = browser.post("/en/account/login/second-step/", {"code": code})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert browser.get("/cms/")["Location"].startswith("/en/account/login/")


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
@pytest.mark.parametrize("address", ["/cms/", "/cms/api/main/pages/", "/cms/images/add/", "/cms/users/"])
def test_a_session_without_the_factor_reaches_nothing_of_the_admin(browser, method, address):
    browser.force_login(UserFactory(administrator=True, second_factor=True))
    response = getattr(browser, method)(address)
    assert response.status_code == 302
    assert response["Location"].startswith(f"{SHOW}?next=")


def test_scripts_of_the_admin_are_refused_and_not_redirected(browser):
    browser.force_login(UserFactory(administrator=True))
    response = browser.get("/cms/api/main/pages/", headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403


def test_records_of_another_person_count_for_nothing(browser):
    log_in(browser, UserFactory(administrator=True, second_factor=True))
    session = browser.session
    session["account_authentication_methods_user"] = "999999"
    session.save()
    assert browser.get("/cms/").status_code == 302


def test_who_may_not_enter_the_admin_gets_no_circle_of_redirects(browser):
    response = log_in(browser, UserFactory())
    assert response["Location"] == "/en/account/"
    assert browser.get("/en/account/").status_code == 200
    assert browser.get("/cms/").status_code == 403


def test_the_admin_closes_at_once_when_the_right_is_taken_away(browser):
    user = UserFactory(editor=True, second_factor=True)
    log_in(browser, user)
    assert browser.get("/cms/").status_code == 200
    user.groups.clear()
    assert browser.get("/cms/").status_code == 403
    user.is_active = False
    user.save()
    assert browser.get("/cms/")["Location"].startswith("/en/account/login/")


def test_the_whole_way_of_a_new_editor(browser):
    """Log in, connect the app, note the codes, show the app once, be in the admin."""
    user = UserFactory(editor=True)
    log_in(browser, user)
    assert browser.get("/cms/")["Location"].startswith(CONNECT)
    page = confirm_password(browser, f"{CONNECT}?next=/cms/")
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page.content.decode())[1]
    page = browser.post(CONNECT, {"code": app_code(secret)}, follow=True)
    shown = re.findall(r"<li><code>(\d{8})</code></li>", page.content.decode())
    assert len(shown) == 10
    asked = browser.get("/cms/pages/")
    assert asked["Location"].startswith(SHOW)
    assert (
        browser.post(asked["Location"], {"code": app_code(secret), "next": "/cms/pages/"})["Location"]
        == "/cms/pages/"
    )
    assert browser.get("/cms/").status_code == 200
    hidden = browser.get("/en/account/recovery-codes/").content.decode()
    assert not any(code in hidden for code in shown)


def test_an_editor_without_a_password_connects_an_app_too(browser, mailoutbox):
    user = UserFactory(editor=True, password=None)
    browser.force_login(user)
    page = browser.get(CONNECT)
    assert page.status_code == 200
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page.content.decode())[1]
    done = browser.post(CONNECT, {"code": app_code(secret)})
    asked = browser.get(done["Location"])
    assert asked["Location"].startswith(SHOW)
    browser.post(asked["Location"], {"code": app_code(secret), "next": "/cms/"})
    assert browser.get("/cms/").status_code == 200


def test_a_recovery_code_opens_once(browser):
    user = UserFactory(administrator=True, second_factor=True)
    code = RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes")).get_unused_codes()[0]
    for expected in (302, 200):
        log_in(browser, user, second_step=False)
        assert browser.post("/en/account/login/second-step/", {"code": code}).status_code == expected
        browser.logout()


def test_a_code_of_the_app_opens_once_for_as_long_as_it_could_be_right(browser):
    user = UserFactory(administrator=True, second_factor=True)
    with time_machine.travel(1_800_000_015, tick=False) as clock:
        code = app_code(SECRET, 1_800_000_015)
        for seconds, expected in ((0, 302), (1, 200), (30, 200)):
            clock.shift(seconds)
            log_in(browser, user, second_step=False)
            assert browser.post("/en/account/login/second-step/", {"code": code}).status_code == expected
            browser.logout()


def test_showing_the_factor_later_makes_a_new_session_key(browser):
    user = UserFactory(administrator=True, second_factor=True)
    browser.force_login(user)
    before = browser.session.session_key
    browser.post(SHOW, {"code": app_code(), "next": "/cms/"})
    assert browser.session.session_key != before
    stolen = Client()
    stolen.cookies[browser.cookies["session"].key] = before
    assert stolen.get("/cms/")["Location"].startswith("/kk/account/login/")


def test_logging_in_makes_a_new_session_key(browser):
    browser.get("/en/account/login/")
    session = browser.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    log_in(browser, UserFactory())
    assert browser.session.session_key != planted


def test_who_takes_the_last_factor_away_has_to_connect_another(browser):
    user = UserFactory(administrator=True, second_factor=True)
    log_in(browser, user)
    confirm_password(browser, "/en/account/app/remove/")
    browser.post("/en/account/app/remove/")
    assert not Authenticator.objects.filter(user=user).exists()
    assert browser.get("/cms/")["Location"].startswith(CONNECT)


def test_secrets_are_sealed_in_the_database():
    user = UserFactory(second_factor=True)
    for kept in Authenticator.objects.filter(user=user):
        assert SECRET not in str(kept.data)
    seed = Authenticator.objects.get(user=user, type="recovery_codes").data["seed"]
    assert not re.fullmatch("[0-9a-f]+", seed)


def test_another_key_opens_no_secret_and_lets_nobody_in(browser, settings):
    user = UserFactory(administrator=True, second_factor=True)
    settings.SECRET_KEY = "another" * 10
    log_in(browser, user, second_step=False)
    response = browser.post("/en/account/login/second-step/", {"code": app_code()})
    assert response.status_code == 422
    assert browser.get("/cms/").status_code == 302


def test_an_old_key_still_opens_while_it_is_named(settings):
    adapter = SecondFactorAdapter()
    sealed = adapter.encrypt("seed")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert adapter.decrypt(sealed) == "seed"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Refused):
        adapter.decrypt(sealed)


def test_passkeys_are_bound_to_the_address_of_the_portal(settings):
    settings.SITE_URL = "https://portal.example:8443"
    assert SecondFactorAdapter().get_public_key_credential_rp_entity()["id"] == "portal.example"


def test_a_passkey_that_the_browser_made_up_is_refused(browser):
    for forged in ("{}", "[]", '{"response": {"userHandle": "MQ"}}', "not json"):
        response = browser.post("/en/account/login/passkey/", {"credential": forged})
        assert response["Location"] == "/en/account/login/"
    assert User.objects.filter(last_login__isnull=False).count() == 0


def test_the_challenge_of_a_passkey_is_given_as_json(browser):
    options = browser.get("/en/account/login/passkey/", headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"
    assert options["request_options"]["publicKey"]["rpId"] == "testserver"


def test_the_second_step_is_not_offered_without_the_first(browser):
    assert browser.get("/en/account/login/second-step/")["Location"] == "/en/account/login/"


def test_records_are_asked_for_with_the_person(browser):
    """Without the person allauth says silently that there are none, and staff would be locked out."""
    log_in(browser, UserFactory(administrator=True, second_factor=True))
    asked = "portal.accounts.middleware.get_authentication_records"
    with mock.patch(asked, return_value=[]) as records:
        assert browser.get("/cms/").status_code == 302
    assert records.call_args.args[1].pk
