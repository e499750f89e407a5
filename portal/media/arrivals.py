"""Pictures that arrive past the form: portraits of editors, and uploads that wait for their words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.db.models.signals import pre_save
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from portal.base.errors import Refused
from portal.media.models import PortalImage
from portal.media.pictures import CleanPicture, make_anew


def connect() -> None:
    """Connect the signals; called once when the apps are ready."""
    pre_save.connect(_portrait, sender=UserProfile, dispatch_uid="portal.media.portrait")
    pre_save.connect(_waiting, sender=UploadedFile, dispatch_uid="portal.media.waiting")


def _portrait(sender: type[UserProfile], instance: UserProfile, **kwargs: Any) -> None:
    if instance.avatar and not instance.avatar._committed:
        instance.avatar = _anew(instance.avatar)


def _waiting(sender: type[UploadedFile], instance: UploadedFile, **kwargs: Any) -> None:
    # Wagtail copies the file into the picture later, past both the form and the picture's own save.
    waits_for = instance.for_content_type_id
    if waits_for != ContentType.objects.get_for_model(PortalImage).pk:
        return
    if instance.file and not instance.file._committed:
        instance.file = _anew(instance.file)


def _anew(file: FieldFile) -> CleanPicture:
    try:
        return make_anew(file.file, file.name or "", settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), code="picture") from error
