"""What follows from a change of an account or of its rights, connected when the apps are ready."""

from __future__ import annotations

from typing import Any

from allauth.mfa.signals import authenticator_used
from django.db.models.signals import post_save
from django.http import HttpRequest

from portal.accounts.models import User
from portal.accounts.services.addresses import keep_address


def connect() -> None:
    """Connect the signals; called once."""
    post_save.connect(_saved, sender=User, dispatch_uid="portal.accounts.saved")
    authenticator_used.connect(_rose, dispatch_uid="portal.accounts.rose")


def _saved(sender: Any, instance: User, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and (update_fields is None or "email" in update_fields):
        keep_address(instance)


def _rose(sender: Any, request: HttpRequest, reauthenticated: bool, **kwargs: Any) -> None:
    # Logging in makes a new session key by itself; showing the factor later raises rights as well.
    if reauthenticated:
        request.session.cycle_key()
