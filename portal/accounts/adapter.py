"""How allauth behaves here: nobody registers, and every word, mail and address is ours."""

from __future__ import annotations

from email.utils import make_msgid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from portal.accounts import emails
from portal.accounts.models import User
from portal.accounts.rules import may_enter_admin
from portal.base.limits import client_address
from portal.base.sites import absolute
from portal.outbox.models import OutgoingMail

#: What is said on the next page, by allauth's name for it; what is not here is not said.
MESSAGES = {
    "account/messages/logged_out.txt": _("You have logged out."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is connected."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}
#: The ways to show who one is, by allauth's name.
WAYS = {
    "reauthenticate": _("With the password"),
    "mfa_reauthenticate": _("With the authenticator app or a recovery code"),
    "mfa_reauthenticate:webauthn": _("With a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator; nobody registers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This password is not right."),
        "too_many_login_attempts": _(
            "There were too many tries. Wait an hour, or log in another way: "
            "with a code by e-mail or a passkey."
        ),
        "rate_limited": _("That was too often in a short time. Please try again a little later."),
        "email_taken": _("This e-mail address belongs to another account."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse registration."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead staff to the admin, everybody else to the page of their account."""
        return settings.LOGIN_REDIRECT_URL if may_enter_admin(request.user) else reverse("mfa_index")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to the page of the account."""
        return reverse("mfa_index")

    def is_safe_url(self, url: str) -> bool:
        """Lead on only to paths of this portal."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count by the same address as our own limits do."""
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Django allows a host with any port, so a key with the host would be a new one for each port.
        return str(credentials.get("email", "")).strip().lower()

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Describe the ways in our words."""
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS[way["id"]]} for way in ways]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        ours = message or MESSAGES.get(message_template or "")
        if ours:
            super().add_message(request, level, extra_tags=extra_tags, message=ours)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail into the outbox, in the recipient's language.

        An address without an account costs the same work, so that waiting tells nobody who has one; its
        letter is taken out of the outbox again before anything could send it.
        """
        letter = emails.LETTERS.get(template_prefix)
        language = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        with translation.override(language or translation.get_language()), transaction.atomic():
            if letter:
                self._message(letter, email, str(context.get("code", ""))).send()
            else:
                self._weigh(email)

    def _weigh(self, email: str) -> None:
        message = self._message(emails.LETTERS["account/email/login_code"], email, "0000-0000")
        row = OutgoingMail.objects.create(
            message_id=make_msgid(domain="localhost"),
            recipient=email,
            subject=str(message.subject),
            text=str(message.body),
        )
        row.delete()

    def _message(self, letter: emails.Letter, email: str, code: str) -> EmailMessage:
        address = absolute(reverse("account_login"))
        text = emails.body(letter, code, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60, address)
        return EmailMessage(str(letter.subject), text, self.get_from_email(), [email])
