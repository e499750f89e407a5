"""Make the demo's editor and say how to log in, so that a newcomer can look into the admin at once.

The editor is a superuser: the demo has one person who may do everything. Running it again changes nothing; a
lost file makes a new password and new codes, because the old ones cannot be read out of the database.
"""

from __future__ import annotations

import contextlib
import io
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import qrcode
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from portal.accounts.models import User
from portal.accounts.second_factor import SecondFactorAdapter
from portal.base.sites import absolute

EMAIL = "editor@birgemiz.example"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """Make or show the log-in of the demo's editor (demo settings only)."""

    help = "Make the demo's editor and print the log-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--print` shows it also when nothing had to be made; without it the place of the file is enough."""
        parser.add_argument("--print", action="store_true", dest="show", help="Print the log-in.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing, then show it."""
        if not settings.DEMO:
            raise CommandError("The demo's editor is made in the demo settings only.")
        file = Path(settings.VAR_DIR) / "demo-login.txt"
        if not file.exists() or not User.objects.filter(email=EMAIL, is_active=True).exists():
            write_secretly(file, make_editor())
        if options["show"]:
            self.stdout.write(file.read_text())
        else:
            self.stdout.write(f"The log-in is in {file}")


@transaction.atomic
def make_editor() -> str:
    """Make the editor anew and return the text that says how to log in."""
    User.objects.filter(email=EMAIL).delete()
    password = "-".join(get_random_string(5, LETTERS) for _ in range(4))
    user = User.objects.create_superuser(
        EMAIL, password, first_name="Demo", last_name="Editor", language="ru"
    )
    EmailAddress.objects.filter(user=user).update(verified=True)
    Authenticator.objects.filter(user=user).delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    return describe(password, SecondFactorAdapter().build_totp_url(user, secret), codes)


def describe(password: str, address: str, codes: list[str]) -> str:
    """Return the text of the file."""
    return "\n".join(
        [
            "The demo's editor (a superuser of this demo, who may do everything)",
            "",
            f"  Page       {absolute('/cms/')}",
            f"  E-mail     {EMAIL}",
            f"  Password   {password}",
            "  Then a code: from an authenticator app that reads this address or this square,",
            f"             {address}",
            "             or one of these, each works once:",
            f"             {' '.join(codes[:5])}",
            f"             {' '.join(codes[5:])}",
            "",
            drawn(address),
        ]
    )


def drawn(address: str) -> str:
    """Return the square that an app reads, as text for a terminal."""
    code = qrcode.QRCode(border=2)
    code.add_data(address)
    out = io.StringIO()
    code.print_ascii(out=out, invert=True)
    return out.getvalue()


def write_secretly(file: Path, text: str) -> None:
    """Write the file so that nobody else on this machine can read it, not even for a moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        file.unlink()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(text)
