"""Writing a mail down is part of what causes it; nothing is dropped in silence."""

from __future__ import annotations

import email

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import transaction

from portal.outbox.backends import EmlFileBackend, OutboxBackend
from portal.outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db


def queue(message):
    return OutboxBackend().send_messages([message])


def test_a_message_becomes_a_row_for_each_recipient():
    message = EmailMultiAlternatives(
        "Сіз\n жазылдыңыз",
        "Мәтін",
        "Birgemiz <b@x.kz>",
        ["Айгерім <a@x.kz>"],
        bcc=["c@x.kz"],
        reply_to=["d@x.kz"],
    )
    message.attach_alternative("<p>Мәтін</p>", "text/html")
    assert queue(message) == 1
    one, other = OutgoingMail.objects.all()
    assert (one.recipient, other.recipient) == ("a@x.kz", "c@x.kz")
    assert (one.subject, one.text, one.html) == ("Сіз жазылдыңыз", "Мәтін", "<p>Мәтін</p>")
    assert one.headers == {"Reply-To": "d@x.kz"}
    assert one.message_id != other.message_id
    assert one.message_id.endswith("@x.kz>")


def test_a_mail_of_a_change_that_failed_is_never_sent():
    with transaction.atomic():
        queue(EmailMessage("s", "t", "b@x.kz", ["a@x.kz"]))
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


def html_only():
    message = EmailMessage("s", "<p>t</p>", "b@x.kz", ["a@x.kz"])
    message.content_subtype = "html"
    return message


def attached():
    message = EmailMessage("s", "t", "b@x.kz", ["a@x.kz"])
    message.attach("a.txt", "t", "text/plain")
    return message


@pytest.mark.parametrize(
    "message", [html_only(), attached(), EmailMessage("s", "t", "b@x.kz", ["a@x.kz", "nobody"])]
)
def test_what_a_row_cannot_hold_is_refused(message):
    with pytest.raises(ValueError):  # noqa: PT011 -- three reasons, all in words for developers
        queue(message)
    assert not OutgoingMail.objects.exists()


def test_a_mail_becomes_a_file_and_sent_twice_the_same_file(settings, tmp_path):
    settings.MAIL_DIR = tmp_path / "mail"
    message = EmailMessage("Сәлем", "Мәтін", "b@x.kz", ["a@x.kz"], headers={"Message-ID": "<../../1.2@x.kz>"})
    for _ in range(2):
        assert EmlFileBackend().send_messages([message]) == 1
    [file] = settings.MAIL_DIR.iterdir()
    assert file.name == "....1.2x.kz.eml"
    assert email.message_from_bytes(file.read_bytes())["To"] == "a@x.kz"


def test_the_portal_sends_through_the_outbox(settings):
    from_settings = get_connection("portal.outbox.backends.OutboxBackend", fail_silently=False)
    assert isinstance(from_settings, OutboxBackend)
