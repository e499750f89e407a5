"""Mail back ends: into the outbox's table, and out of it into files."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from portal.outbox.models import OutgoingMail


class OutboxBackend(BaseEmailBackend):
    """Write each message as rows, one per recipient, inside the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages; the worker sends them. Returns how many were taken."""
        rows = [row for message in email_messages for row in _rows(message)]
        OutgoingMail.objects.bulk_create(rows)
        return len(email_messages)


def _rows(message: EmailMessage) -> list[OutgoingMail]:
    alternatives = getattr(message, "alternatives", [])
    html = next((str(item[0]) for item in alternatives if item[1] == "text/html"), "")
    domain = parseaddr(message.from_email)[1].rpartition("@")[2] or "localhost"
    return [
        OutgoingMail(
            message_id=make_msgid(domain=domain),
            recipient=parseaddr(recipient)[1],
            sender=message.from_email,
            subject=" ".join(message.subject.split()),
            text=str(message.body),
            html=html,
            headers=dict(message.extra_headers),
        )
        for recipient in message.recipients()
    ]


class EmlFileBackend(BaseEmailBackend):
    """Write each message as one `.eml` file into `MAIL_DIR`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the files; a name is the message's id, so a repeated try overwrites itself."""
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            raw = message.message()
            name = "".join(sign for sign in str(raw["Message-ID"]) if sign.isalnum() or sign in "-.")
            (folder / f"{name}.eml").write_bytes(raw.as_bytes())
        return len(email_messages)
