from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.outbox.models import OutgoingMail
from portal.settings import security
from tests.factories.accounts import PASSWORD, UserFactory, log_in

pytestmark = pytest.mark.django_db

ASK, CONFIRM = "/en/account/login/code/", "/en/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def outbox(settings):
    """Mail goes where it goes in production; the test runner puts its own back end in the way."""
    settings.EMAIL_BACKEND = "portal.outbox.backends.OutboxBackend"


@pytest.fixture
def limited(settings):
    """The limits of production, which the other tests do without."""
    settings.ACCOUNT_RATE_LIMITS = security.ACCOUNT_RATE_LIMITS
    settings.MFA_RATE_LIMITS = {}


def is_known(client):
    return SESSION_KEY in client.session


def mailed_code():
    return re.search(r"\d{4}-\d{4}", OutgoingMail.objects.latest("pk").text)[0]


def ask_for_code(client, email):
    return client.post(ASK, {"email": email}, follow=True)


def test_a_mailed_code_logs_in(client):
    user = UserFactory()
    ask_for_code(client, user.email.upper())
    client.post(CONFIRM, {"code": mailed_code()})
    assert client.session[SESSION_KEY] == str(user.pk)


def test_the_code_may_be_typed_without_its_dash(client):
    ask_for_code(client, UserFactory().email)
    client.post(CONFIRM, {"code": f" {mailed_code().replace('-', '')} "})
    assert is_known(client)


def test_a_mailed_code_does_not_replace_the_second_step(client):
    ask_for_code(client, UserFactory(second_factor=True).email)
    response = client.post(CONFIRM, {"code": mailed_code()})
    assert response["Location"] == "/en/account/login/second-step/"
    assert not is_known(client)


def test_a_code_is_worth_nothing_in_another_browser(client):
    ask_for_code(client, UserFactory().email)
    code, other = mailed_code(), Client()
    other.post(CONFIRM, {"code": code})
    assert not is_known(other)


def test_five_wrong_codes_end_it(client):
    ask_for_code(client, UserFactory().email)
    code = mailed_code()
    for _ in range(5):
        client.post(CONFIRM, {"code": "0000-0000"})
    client.post(CONFIRM, {"code": code})
    assert not is_known(client)


def test_a_code_ends_after_ten_minutes(client):
    ask_for_code(client, UserFactory().email)
    code = mailed_code()
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    session.save()
    client.post(CONFIRM, {"code": code})
    assert not is_known(client)


def answers(email):
    """Ask for a code and try a password, and return all that could tell whether the address is known."""
    client = Client()
    by_code = ask_for_code(client, email)
    by_password = Client().post("/en/account/login/", {"login": email, "password": "wrong password"})
    texts = [response.content.decode().replace(email, "") for response in (by_code, by_password)]
    return [re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", text) for text in texts]


def test_the_answer_does_not_tell_whether_the_address_is_known():
    assert answers(UserFactory().email) == answers("nobody@portal.example")


def test_a_code_is_asked_for_at_the_same_cost_whether_the_address_is_known_or_not():
    """Statements are what costs; that they are as many says more than a clock does."""
    counts = []
    for email in (UserFactory().email, "nobody@portal.example"):
        client = Client()
        client.get(ASK)
        with CaptureQueriesContext(connection) as queries:
            client.post(ASK, {"email": email})
        counts.append(sum(q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE") for q in queries))
    assert abs(counts[0] - counts[1]) <= 1
    assert min(counts) > 0


def test_no_mail_goes_to_an_address_without_an_account(client):
    ask_for_code(client, "nobody@portal.example")
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_mail_is_in_the_recipients_language_and_names_nobody(client, language):
    user = UserFactory(language=language, first_name="Buy now http://evil.example")
    ask_for_code(client, user.email)
    mail = OutgoingMail.objects.get()
    assert "evil.example" not in mail.text + mail.subject
    assert f"/{language}/account/login/" in mail.text


def test_links_in_mails_come_from_the_settings_and_not_from_the_request(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://portal.example", ["*"]
    user = UserFactory()
    client = Client(headers={"host": "evil.example", "x-forwarded-host": "evil.example"})
    ask_for_code(client, user.email)
    mail = OutgoingMail.objects.get()
    assert "https://portal.example/en/account/login/" in mail.text
    assert "evil" not in mail.text + mail.subject + mail.html


def test_an_address_that_was_not_proved_is_proved_first(client):
    user = UserFactory(proved=False)
    response = log_in(client, user)
    assert response["Location"] == "/en/account/confirm-email/"
    assert not is_known(client)
    client.post("/en/account/confirm-email/", {"code": mailed_code()})
    assert is_known(client)
    assert EmailAddress.objects.get(user=user).verified


def test_a_code_by_mail_proves_the_address_by_itself(client):
    user = UserFactory(proved=False)
    ask_for_code(client, user.email)
    client.post(CONFIRM, {"code": mailed_code()})
    assert is_known(client)
    assert OutgoingMail.objects.count() == 1


def test_a_changed_address_takes_the_old_one_out_of_use(client):
    user = UserFactory()
    old = user.email
    user.email = "new@portal.example"
    user.save()
    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified")) == [
        ("new@portal.example", False)
    ]
    ask_for_code(client, old)
    assert not OutgoingMail.objects.exists()
    client.post("/en/account/login/", {"login": old, "password": PASSWORD})
    assert not is_known(client)


def test_an_account_that_is_switched_off_logs_in_no_way(client):
    user = UserFactory(is_active=False)
    assert log_in(client, user)["Location"] == "/en/account/inactive/"
    ask_for_code(client, user.email)
    assert not is_known(client)
    assert not OutgoingMail.objects.exists()


@pytest.mark.usefixtures("limited")
def test_ten_guesses_an_hour_are_weighed_whatever_the_sender_does():
    user = UserFactory()
    for number in range(10):
        disguised = Client(REMOTE_ADDR=f"10.0.{number}.1", headers={"host": f"testserver:{8000 + number}"})
        disguised.post("/en/account/login/", {"login": user.email, "password": f"guess {number}"})
    right = Client(REMOTE_ADDR="10.9.9.9")
    response = right.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
    assert not is_known(right)
    assert "too many tries" in response.content.decode()


@pytest.mark.usefixtures("limited")
def test_the_owner_still_gets_in_by_mail_while_somebody_guesses():
    user = UserFactory()
    for number in range(12):
        Client(REMOTE_ADDR=f"10.0.{number}.1").post(
            "/en/account/login/", {"login": user.email, "password": "no"}
        )
    owner = Client(REMOTE_ADDR="10.9.9.9")
    ask_for_code(owner, user.email)
    owner.post(CONFIRM, {"code": mailed_code()})
    assert is_known(owner)


@pytest.mark.usefixtures("limited")
def test_an_address_gets_three_codes_an_hour():
    user = UserFactory()
    for number in range(8):
        ask_for_code(Client(REMOTE_ADDR=f"10.0.{number}.1"), user.email)
    assert OutgoingMail.objects.count() == 3


@pytest.mark.usefixtures("limited")
def test_too_many_requests_get_a_page_of_ours():
    client = Client()
    for _ in range(31):
        response = client.post("/en/account/login/", {"login": "x", "password": "y"})
    assert response.status_code == 429
    assert response["Retry-After"]
    assert 'class="brand"' in response.content.decode()


def test_a_change_of_password_ends_the_other_sessions():
    user = UserFactory()
    here, elsewhere = Client(), Client()
    log_in(here, user)
    log_in(elsewhere, user)
    key = here.session.session_key
    here.post(
        "/en/account/password/change/", {"oldpassword": PASSWORD, "password1": "another battery staple"}
    )
    assert here.get("/en/account/").status_code == 200
    assert here.session.session_key != key
    assert elsewhere.get("/en/account/").status_code == 302
    assert OutgoingMail.objects.get().recipient == user.email


@pytest.mark.parametrize("bad", ["short", "1234567890123", "password1234", "person@portal.example"])
def test_weak_passwords_are_refused(client, bad):
    user = UserFactory(email="person@portal.example")
    log_in(client, user)
    client.post("/en/account/password/change/", {"oldpassword": PASSWORD, "password1": bad})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_fresh_mailed_code_stands_in_for_a_forgotten_password(client):
    user = UserFactory()
    ask_for_code(client, user.email)
    client.post(CONFIRM, {"code": mailed_code()})
    client.post("/en/account/password/change/", {"password1": "another battery staple"})
    user.refresh_from_db()
    assert user.check_password("another battery staple")


def test_an_old_mailed_code_does_not(client):
    user = UserFactory()
    ask_for_code(client, user.email)
    client.post(CONFIRM, {"code": mailed_code()})
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 16 * 60
    session.save()
    client.post("/en/account/password/change/", {"password1": "another battery staple"})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_without_the_token_of_the_form_nothing_is_taken():
    strict = Client(enforce_csrf_checks=True)
    user = UserFactory()
    response = strict.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
    assert response.status_code == 403
    assert "form was open for too long" in response.content.decode()
    assert not is_known(strict)
