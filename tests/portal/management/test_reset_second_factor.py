from __future__ import annotations

import io

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from tests.factories.accounts import UserFactory, log_in

pytestmark = pytest.mark.django_db


def test_the_factor_is_taken_off_and_the_sessions_end():
    lost, other = UserFactory.create_batch(2, administrator=True, second_factor=True)
    theirs, others = Client(), Client()
    log_in(theirs, lost)
    log_in(others, other)
    out = io.StringIO()
    call_command("reset_second_factor", f" {lost.email.upper()} ", stdout=out)
    assert "Taken off: 2" in out.getvalue()
    assert set(Authenticator.objects.values_list("user", flat=True)) == {other.pk}
    assert theirs.get("/cms/")["Location"].startswith("/kk/account/login/")
    assert others.get("/cms/").status_code == 200
    log_in(theirs, lost)
    assert "/account/app/connect/" in theirs.get("/cms/")["Location"]


def test_an_address_without_an_account_is_said_so():
    with pytest.raises(CommandError, match="No account"):
        call_command("reset_second_factor", "nobody@portal.example")
