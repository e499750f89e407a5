"""The portraits that editors give themselves in the admin: cleaned like every other picture."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from wagtail.users.models import UserProfile

from portal.base.errors import Refused
from portal.media.pictures import make_anew


def connect() -> None:
    """Connect the signal; called once when the apps are ready."""
    pre_save.connect(_clean, sender=UserProfile, dispatch_uid="portal.media.portraits")


def _clean(sender: type[UserProfile], instance: UserProfile, **kwargs: Any) -> None:
    portrait = instance.avatar
    if not portrait or portrait._committed:
        return
    try:
        instance.avatar = make_anew(portrait.file, portrait.name, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), code="picture") from error
