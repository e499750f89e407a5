"""The second factor: kept sealed in the database, bound to the portal's own address."""

from __future__ import annotations

import base64
from functools import lru_cache
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from portal.base.errors import Refused


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's own, with our words; a copy of the database alone opens no account."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("This cannot be removed."),
        "cannot_generate_recovery_codes": _("Connect an authenticator app or a passkey first."),
        "incorrect_code": _("This code is not right."),
        "unverified_email": _("Confirm your e-mail address first: log in with a code by e-mail."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return _ring(_secrets()).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret, or say that it cannot be opened: an empty one would let anybody in."""
        try:
            return _ring(_secrets()).decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise Refused(
                _(
                    "Your second factor cannot be read any more. "
                    "Ask an administrator to take it off your account."
                ),
                code="second_factor_unreadable",
            ) from error

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Name a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        if number == 0:
            return pgettext("name of a passkey", "My passkey")
        return gettext("Passkey %(number)s") % {"number": number + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Bind passkeys to the host of `SITE_URL`, whatever host the request names."""
        return {"id": str(urlsplit(settings.SITE_URL).hostname), "name": settings.WAGTAIL_SITE_NAME}


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
def _ring(secrets: tuple[str, ...]) -> MultiFernet:
    """Return the keys: the first seals, all of them open."""
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"portal.accounts.second_factor")
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))
