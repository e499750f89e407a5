"""People of the portal's staff, and browsers in which they have logged in with their second factor."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest
from django.test import Client

from portal.accounts.models import User


def staff(name, *permissions, groups=(), **fields):
    """Make a person who may enter the admin, with permissions such as `organizations.add_city`."""
    first, _space, last = name.partition(" ")
    user = User.objects.create_user(
        f"{first.lower()}@staff.example", first_name=first, last_name=last, **fields
    )
    user.groups.set(Group.objects.filter(name__in=groups))
    for permission in ("wagtailadmin.access_admin", *permissions):
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return User.objects.get(pk=user.pk)


def administrator(name="Aigerim Administrator"):
    """Make a person who may do everything."""
    return staff(name, is_superuser=True)


def browser_of(user, language="en"):
    """Return a client in which the user has logged in and shown a second factor."""
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "mfa", type="totp")
    request.session.save()
    return client
