"""Read the mail that the demo writes into files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.utils import timezone

#: As the back end names its files; nothing else is opened.
NAME = re.compile(r"[\w-][\w.-]*\.eml", re.ASCII)
SHOWN = 100


@dataclass(frozen=True)
class Letter:
    """A mail as its reader sees it."""

    name: str
    written: datetime
    sender: str
    recipient: str
    subject: str
    text: str = ""


def letters() -> list[Letter]:
    """Return the newest mails without their text, the newest first."""
    found = [(path.stat().st_mtime_ns, path) for path in _folder().glob("*.eml") if NAME.fullmatch(path.name)]
    return [_read(path, headers_only=True) for _written, path in sorted(found, reverse=True)[:SHOWN]]


def letter(name: str) -> Letter | None:
    """Return one mail with its text, or None where there is none of that name."""
    path = _folder() / name
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    return _read(path, headers_only=False)


def _folder() -> Path:
    return Path(settings.MAIL_DIR)


def _read(path: Path, *, headers_only: bool) -> Letter:
    with path.open("rb") as file:
        message = BytesParser(policy=policy.default).parse(file, headersonly=headers_only)
    body = None if headers_only else message.get_body(("plain",))
    return Letter(
        name=path.name,
        written=datetime.fromtimestamp(path.stat().st_mtime, timezone.get_current_timezone()),
        sender=str(message["From"] or ""),
        recipient=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=body.get_content() if body else "",
    )
