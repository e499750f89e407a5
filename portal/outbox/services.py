"""Mail leaves the table: every row is handed over at least once, and kept until it is.

One conditional update claims a row, counts the try and sets the time of the next one. So two workers never
hold the same mail, and what a dying worker held is due again by itself, under the same Message-ID.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from portal.outbox.models import OutgoingMail

logger = logging.getLogger(__name__)

State = OutgoingMail.State
#: How long a claimed mail is left to its worker; far longer than handing over one mail can take.
LEASE = timedelta(minutes=10)
#: How long a mail waits after each failed try; after one more it is parked.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
MAX_TRIES = len(BACK_OFF) + 1
BATCH = 20
TIMEOUT = 10
#: Whom a mail went to is known for two days (to count mails to one address), that one went for thirty.
ADDRESS_KEPT = timedelta(days=2)
ROW_KEPT = timedelta(days=30)


@dataclass
class Batch:
    """What became of the mails that were due."""

    sent: int = 0
    failed: int = 0
    unreachable: bool = False


class NotTaken(ValueError):
    """The transport says that it sent nothing, and not why."""


def send_due(now: datetime, limit: int = BATCH, stopping: Callable[[], bool] = lambda: False) -> Batch:
    """Hand over the mails that are due at `now`, over one connection.

    A refused mail waits and is tried again, five times in all. While the server cannot be reached at all no
    mail loses a try. Between two mails `stopping` is asked whether to leave the rest for later.
    """
    batch = Batch()
    due = OutgoingMail.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")
    rows = list(due.values_list("pk", "due_at")[:limit])
    if not rows:
        return batch
    try:
        with _transport() as transport:
            for pk, seen in rows:
                if stopping() or not _hand_over(transport, pk, seen, batch):
                    break
    except _Unreachable as error:
        batch.unreachable = True
        logger.warning("The mail server cannot be reached (%s); %d mails wait.", _reason(error), due.count())
    return batch


class _Unreachable(Exception):
    """No connection to the mail server could be had."""


@contextmanager
def _transport() -> Iterator[BaseEmailBackend]:
    """Open the way out, and close it whatever happens."""
    timeout = getattr(settings, "EMAIL_TIMEOUT", None) or TIMEOUT
    transport = get_connection(settings.OUTBOX_TRANSPORT, fail_silently=False, timeout=timeout)
    try:
        transport.open()
    except OSError as error:
        raise _Unreachable from error
    try:
        yield transport
    finally:
        with suppress(OSError):
            transport.close()


def _hand_over(transport: BaseEmailBackend, pk: int, seen: datetime, batch: Batch) -> bool:
    """Try one mail; return whether the connection is still of use for the next one."""
    mail = _claim(pk, seen)
    if mail is None:
        return True
    if mail.tries > MAX_TRIES:
        _put_off(mail, None)
        return True
    try:
        if transport.send_messages([_message(mail, transport)]) != 1:
            raise NotTaken
    except (OSError, ValueError) as error:
        batch.failed += 1
        _put_off(mail, error)
        return _is_answer(error)
    OutgoingMail.objects.filter(pk=pk).update(
        state=State.SENT, sent_at=timezone.now(), subject="", text="", html="", headers={}
    )
    batch.sent += 1
    return True


def _claim(pk: int, seen: datetime) -> OutgoingMail | None:
    """Take the mail for this worker, or return None where another one was faster."""
    mine = OutgoingMail.objects.filter(pk=pk, state=State.WAITING, due_at=seen).update(
        due_at=timezone.now() + LEASE, tries=F("tries") + 1
    )
    return OutgoingMail.objects.get(pk=pk) if mine else None


def _message(mail: OutgoingMail, transport: BaseEmailBackend) -> EmailMessage:
    """Build the message; tried again, it is the same one, so that a mailbox can tell."""
    headers = {
        **mail.headers,
        "Message-ID": mail.message_id,
        "Date": formatdate(mail.created_at.timestamp(), localtime=False),
    }
    message = EmailMultiAlternatives(
        mail.subject, mail.text, mail.sender, [mail.recipient], connection=transport, headers=headers
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _is_answer(error: Exception) -> bool:
    """Say whether the server is still there: it refused this mail, but may take the next."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code != 421
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code != 421 for code, _text in error.recipients.values())
    return isinstance(error, ValueError)


def _reason(error: BaseException | None) -> str:
    """Name an error without its text: servers repeat the address in it."""
    if error is None:
        return "the worker ended while sending it"
    error = error.__cause__ if isinstance(error, _Unreachable) and error.__cause__ else error
    codes = [getattr(error, "smtp_code", None)]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
    return " ".join([type(error).__name__, *(str(code) for code in codes if code is not None)])


def _put_off(mail: OutgoingMail, error: Exception | None) -> None:
    """Set the time of the next try, or park the mail after the last one."""
    claimed = OutgoingMail.objects.filter(pk=mail.pk, state=State.WAITING, tries=mail.tries)
    if mail.tries >= MAX_TRIES:
        claimed.update(state=State.PARKED)
        logger.error("Mail %d is parked after %d tries: %s.", mail.pk, mail.tries, _reason(error))
        return
    claimed.update(due_at=timezone.now() + BACK_OFF[mail.tries - 1])
    logger.warning("Mail %d waits after try %d: %s.", mail.pk, mail.tries, _reason(error))


def release_parked(now: datetime) -> int:
    """Let parked mails be tried again from the start; return how many there are."""
    return OutgoingMail.objects.filter(state=State.PARKED).update(state=State.WAITING, tries=0, due_at=now)


def prune(now: datetime) -> None:
    """Forget addresses two days after sending, and the rows of sent and parked mails after thirty."""
    sent = OutgoingMail.objects.filter(state=State.SENT)
    sent.filter(sent_at__lt=now - ADDRESS_KEPT).exclude(recipient="").update(recipient="", sender="")
    sent.filter(sent_at__lt=now - ROW_KEPT).delete()
    OutgoingMail.objects.filter(state=State.PARKED, due_at__lt=now - ROW_KEPT).delete()
