"""Mail back ends: into the outbox's table, and out of it into files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from portal.outbox.models import OutgoingMail

MAX_SUBJECT = 300


class OutboxBackend(BaseEmailBackend):
    """Write each message as rows, one per recipient, inside the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages; the worker sends them. Returns how many were taken.

        What a row cannot hold is refused at once: nothing is dropped in silence.
        """
        rows = [row for message in email_messages for row in _rows(message)]
        OutgoingMail.objects.bulk_create(rows)
        return len(email_messages)


def _rows(message: EmailMessage) -> list[OutgoingMail]:
    if message.attachments:
        raise ValueError("The outbox takes no attachments: send a link instead.")
    if message.content_subtype != "plain":
        raise ValueError("A mail needs its text first; HTML may stand beside it.")
    alternatives = getattr(message, "alternatives", [])
    html = next((str(item[0]) for item in alternatives if item[1] == "text/html"), "")
    domain = parseaddr(message.from_email)[1].rpartition("@")[2] or "localhost"
    return [
        OutgoingMail(
            message_id=make_msgid(domain=domain),
            recipient=_address(recipient),
            sender=message.from_email,
            subject=" ".join(str(message.subject).split())[:MAX_SUBJECT],
            text=str(message.body),
            html=html,
            headers=_headers(message),
        )
        for recipient in message.recipients()
    ]


def _address(recipient: str) -> str:
    address = parseaddr(recipient)[1]
    if "@" not in address:
        raise ValueError("A recipient is not an e-mail address.")
    return address


def _headers(message: EmailMessage) -> dict[str, str]:
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    if message.reply_to:
        headers.setdefault("Reply-To", ", ".join(str(address) for address in message.reply_to))
    return headers


class EmlFileBackend(BaseEmailBackend):
    """Write each message as one `.eml` file into `MAIL_DIR`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the files; a name is the message's id, so a repeated try overwrites itself."""
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            raw = message.message()
            name = "".join(sign for sign in str(raw["Message-ID"]) if sign.isalnum() or sign in "-.")
            half = folder / f"{name}.part"
            half.write_bytes(raw.as_bytes())
            os.replace(half, folder / f"{name}.eml")
        return len(email_messages)
