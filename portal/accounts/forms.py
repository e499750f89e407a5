"""allauth's forms with our labels and hints; no placeholder stands in for a label."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.rules import proved_address

Words = tuple[str | Promise, str | Promise]

EMAIL: Words = (_("E-mail address"), "")
PASSWORD: Words = (_("Password"), "")
NEW_PASSWORD: Words = (
    _("New password"),
    _("At least 12 characters. Several words in a row are strong and easy to remember."),
)
MAILED_CODE: Words = (_("Code from the mail"), _("Eight digits. The dash does not matter."))
APP_CODE: Words = (_("Code"), _("Six digits from your authenticator app, or one of your recovery codes."))
#: Seconds within which a mailed code stands in for the present password.
FRESH = 15 * 60
#: Seconds in which a code of the app could be right: its own half minute and one on each side, rounded up.
TOTP_LIVES = 120


class OurWords(forms.Form):
    """Gives the fields the words of `words`, by field name."""

    words: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            if name == "code":
                field.widget.attrs.update({"class": "in-code", "inputmode": "numeric"})


class OneTime(second_factor.BaseAuthenticateForm):
    """Takes a code of the app once for as long as it could be right, so that one read over a shoulder is spent."""

    def clean_code(self) -> str:
        """Refuse a code that was used before."""
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            digits = "".join(filter(str.isdigit, code))
            if not cache.add(f"portal.totp:{self.user.pk}:{digits}", 1, timeout=TOTP_LIVES):
                raise get_adapter().validation_error("incorrect_code")
        return code


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

    words = {"oldpassword": (_("Present password"), ""), "password1": NEW_PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        records = get_authentication_records(context.request, self.user)
        if proved_address(records, time.time(), FRESH):
            del self.fields["oldpassword"]


class SecondFactorForm(OurWords, OneTime, second_factor.AuthenticateForm):
    """The second step of logging in."""

    words = {"code": APP_CODE}


class SecondFactorAgainForm(OurWords, OneTime, second_factor.ReauthenticateForm):
    """The second factor once more."""

    words = {"code": APP_CODE}


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    """The first code of a newly connected app."""

    words = {"code": (_("Code"), _("The six digits that the app shows now."))}


class AddPasskeyForm(OurWords, webauthn.AddWebAuthnForm):
    """A new passkey: its name, and whether it is enough alone."""

    words = {
        "name": (_("Name"), _("So that you can tell your passkeys apart.")),
        "passwordless": (
            _("Log in with this passkey alone, without a password"),
            _("The device then asks for a fingerprint, a face or its own PIN."),
        ),
    }


class RenamePasskeyForm(OurWords, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": (_("Name"), "")}
