"""The words of the mails that accounts get: plain text, and nothing in it that somebody else chose."""

from __future__ import annotations

from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Letter(NamedTuple):
    """A mail: its subject, its template, and the sentence that says what happened."""

    subject: str | Promise
    template: str
    sentence: str | Promise


_CODE, _NOTICE = "account/emails/code.txt", "account/emails/notice.txt"
#: By the name under which allauth sends them; what is not here is not sent.
LETTERS: dict[str, Letter] = {
    "account/email/login_code": Letter(
        _("Your code to log in to Birgemiz"), _CODE, _("Somebody, most likely you, wants to log in.")
    ),
    "account/email/email_confirmation": Letter(
        _("Confirm your e-mail address for Birgemiz"), _CODE, _("Please confirm that this address is yours.")
    ),
    "account/email/email_confirmation_signup": Letter(
        _("Confirm your e-mail address for Birgemiz"), _CODE, _("Please confirm that this address is yours.")
    ),
    "account/email/password_changed": Letter(
        _("Your password was changed"), _NOTICE, _("The password of your account was changed.")
    ),
    "account/email/password_set": Letter(
        _("Your account has a password now"), _NOTICE, _("A password was set for your account.")
    ),
    "mfa/email/totp_activated": Letter(
        _("Two-step log-in is on"), _NOTICE, _("An authenticator app was added to your account.")
    ),
    "mfa/email/totp_deactivated": Letter(
        _("Your authenticator app was removed"),
        _NOTICE,
        _("The authenticator app was removed from your account."),
    ),
    "mfa/email/recovery_codes_generated": Letter(
        _("You have new recovery codes"),
        _NOTICE,
        _("New recovery codes were made for your account. The old ones no longer work."),
    ),
    "mfa/email/webauthn_added": Letter(
        _("A passkey was added"), _NOTICE, _("A passkey was added to your account.")
    ),
    "mfa/email/webauthn_removed": Letter(
        _("A passkey was removed"), _NOTICE, _("A passkey was removed from your account.")
    ),
}


def body(letter: Letter, code: str, minutes: int, address: str) -> str:
    """Return the text in the active language; `address` is where the account's page is."""
    context = {
        "sentence": letter.sentence,
        "code": code,
        "minutes": minutes,
        "address": address,
        "at": timezone.localtime(),
    }
    return render_to_string(letter.template, context)
