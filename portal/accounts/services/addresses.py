"""A user has one address, and allauth's own table says the same as the user's row."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from portal.accounts.models import User


def keep_address(user: User) -> EmailAddress:
    """Make the user's address the only one that logs in; a changed one has to be proved anew.

    Without this an administrator who changes an address would leave the old one working.
    """
    with transaction.atomic():
        EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
        address, _made = EmailAddress.objects.get_or_create(
            user=user, email=user.email.lower(), defaults={"primary": True}
        )
    return address
