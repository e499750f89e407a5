"""What follows from a change of an account or of its rights, connected when the apps are ready."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.db.models.signals import post_save
from django.http import HttpRequest

from portal.accounts.models import User
from portal.accounts.services.addresses import keep_address


def connect() -> None:
    """Connect the signals; called once."""
    post_save.connect(_saved, sender=User, dispatch_uid="portal.accounts.saved")
    authenticator_used.connect(_rose, dispatch_uid="portal.accounts.rose")
    authenticator_removed.connect(_fell, dispatch_uid="portal.accounts.fell")


def _saved(sender: Any, instance: User, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and (update_fields is None or "email" in update_fields):
        keep_address(instance)


def _rose(sender: Any, request: HttpRequest, reauthenticated: bool, **kwargs: Any) -> None:
    # Logging in makes a new session key by itself; showing the factor later raises rights as well.
    if reauthenticated:
        request.session.cycle_key()


def _fell(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    # Who took the last factor away has to set up another one before the admin opens again.
    if not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            record for record in records if record.get("method") != "mfa"
        ]
