"""Take the second factor off an account, for an editor who has lost phone, keys and recovery codes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.models import User
from portal.accounts.services.second_factor import take_off_second_factor


class Command(BaseCommand):
    """Remove what one person logs in with besides the password; they then set up a new one."""

    help = "Take the second factor off one account and end its sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account, by its e-mail address."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say that there is no such account."""
        user = User.objects.filter(email__iexact=options["email"].strip()).first()
        if user is None:
            raise CommandError("No account has this address.")
        removed = take_off_second_factor(user)
        self.stdout.write(f"Taken off: {removed}. At the next log-in a new one is asked for.")
