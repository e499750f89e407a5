"""The second step: codes of an app, recovery codes, passkeys."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms.words import APP_CODE, OurWords, Words

#: Seconds in which a code of the app could be right: its own half minute and one on each side, rounded up.
TOTP_LIVES = 120


class OneTime(base.BaseAuthenticateForm):
    """Takes a code of the app once for as long as it could be right: one read over a shoulder is spent."""

    def clean_code(self) -> str:
        """Refuse a code that was used before."""
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            digits = "".join(filter(str.isdigit, code))
            if not cache.add(f"portal.totp:{self.user.pk}:{digits}", 1, timeout=TOTP_LIVES):
                raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(OurWords, OneTime, base.AuthenticateForm):
    """The second step of logging in."""

    words = {"code": APP_CODE}


class SecondFactorAgainForm(OurWords, OneTime, base.ReauthenticateForm):
    """The second factor once more."""

    words = {"code": APP_CODE}


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    """The first code of a newly connected app."""

    words = {"code": Words(_("Code"), _("The six digits that the app shows now."))}


class AddPasskeyForm(OurWords, webauthn.AddWebAuthnForm):
    """A new passkey: its name, and whether it is enough alone."""

    words = {
        "name": Words(_("Name"), _("So that you can tell your passkeys apart.")),
        "passwordless": Words(
            _("Log in with this passkey alone, without a password"),
            _("The device then asks for a fingerprint, a face or its own PIN."),
        ),
    }


class RenamePasskeyForm(OurWords, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": Words(_("Name"))}
