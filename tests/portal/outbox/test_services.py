"""Every mail that was written leaves, once where possible, whatever the server does."""

from __future__ import annotations

import email
import logging
import socket
import threading
from datetime import timedelta
from email import policy

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from portal.outbox import services
from portal.outbox.models import OutgoingMail
from tests.portal.outbox.smtp_stub import running

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


def write(name="a", **fields):
    given = {"message_id": f"<{name}@test>", "recipient": f"{name}@x.kz", "sender": "Birgemiz <b@x.kz>"}
    return OutgoingMail.objects.create(**{**given, "subject": "Сәлем", "text": "Мәтін\n", **fields})


@pytest.fixture
def smtp(settings):
    """Give a function that points the outbox to a server."""
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.5
    settings.EMAIL_HOST = "127.0.0.1"

    def use(server):
        settings.EMAIL_PORT = server.server_address[1]

    return use


def send(**options):
    return services.send_due(timezone.now(), **options)


def states():
    return dict(OutgoingMail.objects.values_list("recipient", "state"))


def test_a_due_mail_is_sent_and_keeps_no_words(mailoutbox):
    mail = write(html="<p>Мәтін</p>", headers={"Reply-To": "c@x.kz"})
    assert send().sent == 1
    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (State.SENT, 1)
    assert (mail.subject, mail.text, mail.html, mail.headers) == ("", "", "", {})
    assert mail.sent_at is not None
    [message] = mailoutbox
    assert (message.to, message.subject, message.body) == (["a@x.kz"], "Сәлем", "Мәтін\n")
    assert message.alternatives[0].content == "<p>Мәтін</p>"
    assert message.extra_headers["Message-ID"] == mail.message_id
    assert message.extra_headers["Reply-To"] == "c@x.kz"


def test_a_mail_that_is_not_due_or_done_stays(mailoutbox):
    write("later", due_at=timezone.now() + timedelta(minutes=1))
    write("sent", state=State.SENT)
    write("parked", state=State.PARKED)
    assert send().sent == 0
    assert mailoutbox == []


def test_a_batch_takes_no_more_than_its_limit_and_the_oldest_first(mailoutbox):
    for name in "abc":
        write(name)
    assert send(limit=2).sent == 2
    assert [message.to for message in mailoutbox] == [["a@x.kz"], ["b@x.kz"]]


def test_a_stop_leaves_the_rest_for_later(mailoutbox):
    write("a")
    write("b")
    assert send(stopping=lambda: len(mailoutbox) == 1).sent == 1
    assert states() == {"a@x.kz": State.SENT, "b@x.kz": State.WAITING}


def test_a_batch_goes_over_one_connection(smtp):
    for name in "abc":
        write(name)
    with running() as server:
        smtp(server)
        assert send().sent == 3
    assert server.connections == 1
    assert server.addresses == ["a@x.kz", "b@x.kz", "c@x.kz"]


@pytest.mark.parametrize("reply", ["450 later", "550 no such user", "552 full"])
def test_a_refused_mail_waits_and_the_others_go(smtp, reply):
    for name in "abc":
        write(name)
    with running(lambda step, to: reply if (step, to) == ("RCPT", "b@x.kz") else None) as server:
        smtp(server)
        batch = send()
    assert (batch.sent, batch.failed, batch.unreachable) == (2, 1, False)
    assert states() == {"a@x.kz": State.SENT, "b@x.kz": State.WAITING, "c@x.kz": State.SENT}
    refused = OutgoingMail.objects.get(state=State.WAITING)
    assert refused.text == "Мәтін\n"
    assert timedelta(seconds=50) < refused.due_at - timezone.now() <= timedelta(minutes=1)


def test_five_tries_with_growing_pauses_then_parked_with_an_alarm_that_names_nobody(smtp, caplog):
    mail = write()
    pauses = []
    with running(lambda step, to: "550 a@x.kz unknown" if step == "RCPT" else None) as server:
        smtp(server)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for _ in range(5):
                assert send().failed == 1
                mail.refresh_from_db()
                pauses.append(mail.due_at - timezone.now())
                clock.move_to(mail.due_at)
            assert send().failed == 0
    assert [pause.total_seconds() / 60 for pause in pauses[:4]] == [1, 5, 30, 120]
    assert (mail.state, mail.tries, mail.text) == (State.PARKED, 5, "Мәтін\n")
    alarms = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert alarms == [f"Mail {mail.pk} is parked after 5 tries: SMTPRecipientsRefused 550."]
    assert "a@x.kz" not in caplog.text


def test_a_parked_mail_can_be_tried_again(mailoutbox):
    write(state=State.PARKED, tries=5)
    assert services.release_parked(timezone.now()) == 1
    assert send().sent == 1


def test_no_mail_loses_a_try_while_the_server_cannot_be_reached(smtp, settings, caplog):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = unused.getsockname()[1]
        write()
        for _ in range(7):
            assert send().unreachable
    assert list(OutgoingMail.objects.values_list("state", "tries")) == [(State.WAITING, 0)]
    assert "cannot be reached (ConnectionRefusedError)" in caplog.text


@pytest.mark.parametrize("step", ["CONNECT", "MAIL", "RCPT", "DATA", "TAKEN"])
@pytest.mark.parametrize("fault", ["hang", "die", "421 closing"])
def test_nothing_is_lost_when_the_connection_fails_at_any_step(smtp, step, fault):
    write("a")
    write("b")
    broken = [True]

    def answer(now, to):
        if now == step and broken and to != "b@x.kz":
            broken.clear()
            return fault
        return None

    with running(answer) as server:
        smtp(server)
        send()
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            send()
    assert states() == {"a@x.kz": State.SENT, "b@x.kz": State.SENT}
    twice = 2 if (step, fault) == ("TAKEN", "die") else 1
    assert sorted(server.addresses) == ["a@x.kz"] * twice + ["b@x.kz"]


def test_a_mail_sent_twice_is_the_same_mail(smtp):
    write()
    with running(lambda step, to: "die" if step == "TAKEN" and not server.taken else None) as server:
        smtp(server)
        send()
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            send()
    first, second = (email.message_from_bytes(text, policy=policy.default) for _to, text in server.taken)
    assert first["Message-ID"] == second["Message-ID"] == "<a@test>"
    assert first["Date"] == second["Date"]


def test_a_mail_nobody_can_build_harms_no_other(mailoutbox):
    write("a", sender="x\ny <b@x.kz>")
    write("b")
    batch = send()
    assert (batch.sent, batch.failed) == (1, 1)
    assert states() == {"a@x.kz": State.WAITING, "b@x.kz": State.SENT}


def test_what_a_dead_worker_held_is_due_again(mailoutbox):
    mail = write()
    services._claim(mail.pk, mail.due_at)
    assert send().sent == 0
    with time_machine.travel(timezone.now() + services.LEASE + timedelta(seconds=1)):
        assert send().sent == 1


def test_a_mail_that_kills_its_worker_is_parked(mailoutbox):
    mail = write()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            mail.refresh_from_db()
            services._claim(mail.pk, mail.due_at)
            clock.shift(services.LEASE + timedelta(seconds=1))
        send()
    assert mailoutbox == []
    assert states() == {"a@x.kz": State.PARKED}


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_mail_once(smtp):
    for number in range(30):
        write(f"m{number:02}")
    together = threading.Barrier(2)

    def work():
        together.wait()
        for _ in range(30):
            send(limit=5)
        connection.close()

    with running() as server:
        smtp(server)
        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    assert sorted(server.addresses) == [f"m{number:02}@x.kz" for number in range(30)]
    assert set(states().values()) == {State.SENT}


def test_addresses_go_after_two_days_and_rows_after_thirty():
    now = timezone.now()
    for name, days in (("fresh", 1), ("older", 3), ("old", 31)):
        write(name, state=State.SENT, sent_at=now - timedelta(days=days))
    write("given-up", state=State.PARKED, due_at=now - timedelta(days=31))
    write("waiting", due_at=now - timedelta(days=31))
    services.prune(now)
    left = dict(OutgoingMail.objects.values_list("message_id", "recipient"))
    assert left == {"<fresh@test>": "fresh@x.kz", "<older@test>": "", "<waiting@test>": "waiting@x.kz"}
