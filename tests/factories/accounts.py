from __future__ import annotations

import base64
import hmac
import struct
import time

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group

from portal.accounts.models import User

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a password and a proved address; `editor`, `administrator`, `second_factor` add to it."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        administrator = factory.Trait(is_staff=True, is_superuser=True)

    email = factory.Sequence(lambda n: f"person{n}@portal.example")
    language = "en"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(
            kwargs.pop("email"), kwargs.pop("password", PASSWORD), **kwargs
        )

    @factory.post_generation
    def proved(self, create, extracted, **kwargs):
        """Prove the address unless told not to."""
        if extracted is not False:
            EmailAddress.objects.filter(user=self).update(verified=True)

    @factory.post_generation
    def editor(self, create, extracted, **kwargs):
        """Give what Wagtail gives its editors."""
        if extracted:
            self.groups.add(Group.objects.get(name="Editors"))

    @factory.post_generation
    def second_factor(self, create, extracted, **kwargs):
        """Connect an app that knows `SECRET`, and make recovery codes."""
        if extracted:
            TOTP.activate(self, SECRET)
            RecoveryCodes.activate(self)


def app_code(secret=SECRET, at=None):
    """Return the six digits that an authenticator app shows (RFC 6238), worked out without allauth."""
    counter = int(time.time() if at is None else at) // 30
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def log_in(client, user, password=PASSWORD, second_step=True):
    """Log in through the pages, with the second step where the account has one."""
    response = client.post("/en/account/login/", {"login": user.email, "password": password})
    if second_step and response.headers.get("Location") == "/en/account/login/second-step/":
        response = client.post(response.headers["Location"], {"code": app_code()})
    return response
