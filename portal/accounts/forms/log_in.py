"""Logging in, proving an address, and passwords."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import forms as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.words import EMAIL, MAILED_CODE, NEW_PASSWORD, PASSWORD, OurWords, Words
from portal.accounts.rules import proved_address

#: Seconds within which a mailed code stands in for the present password.
FRESH = 15 * 60


class LoginForm(OurWords, account.LoginForm):
    """Address and password."""

    words = {"login": EMAIL, "password": PASSWORD}


class RequestLoginCodeForm(OurWords, account.RequestLoginCodeForm):
    """The address to which a code is to go."""

    words = {"email": EMAIL}


class ConfirmLoginCodeForm(OurWords, account.ConfirmLoginCodeForm):
    """The code from the mail."""

    words = {"code": MAILED_CODE}


class ConfirmEmailForm(OurWords, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""

    words = {"code": MAILED_CODE}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """The password once more."""

    words = {"password": PASSWORD}


class SetPasswordForm(OurWords, account.SetPasswordForm):
    """A first password, typed once: who mistypes it logs in with a code."""

    words = {"password1": NEW_PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """A new password; the present one is asked for unless the person has just typed a mailed code."""

    words = {"oldpassword": Words(_("Present password")), "password1": NEW_PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        records = get_authentication_records(context.request, self.user)
        if proved_address(records, time.time(), FRESH):
            del self.fields["oldpassword"]
