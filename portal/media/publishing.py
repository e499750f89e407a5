"""Nothing is published with a picture that lacks its credit, its licence or the consent of those in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, ReferenceIndex

from portal.base.announce import is_public
from portal.base.errors import Refused
from portal.media.models import PortalImage, PortalRendition


def unfit_pictures(objects: Iterable[models.Model]) -> list[PortalImage]:
    """Return the pictures that the objects show as they stand in memory, and that must not be published."""
    wanted = ContentType.objects.get_for_model(PortalImage).pk
    shown = {
        object_id
        for one in objects
        for content_type, object_id, *_path in ReferenceIndex._extract_references_from_object(one)
        if content_type == wanted
    }
    return (
        [image for image in PortalImage.objects.filter(pk__in=shown) if not image.may_be_published]
        if shown
        else []
    )


def sentence(pictures: Iterable[PortalImage]) -> str:
    """Return what to tell the editor."""
    names = ", ".join(f"«{picture.title}»" for picture in pictures)
    return _(
        "Not published: a picture lacks its credit, its licence or the consent of the people in it. "
        "Complete it under Pictures first: %(names)s"
    ) % {"names": names}


def connect() -> None:
    """Connect the guard that stands behind every door: forms, workflow, schedule, API, commands."""
    pre_save.connect(_guard, dispatch_uid="portal.media.publishing")


def _guard(
    sender: type[models.Model], instance: models.Model, raw: bool, update_fields: Any, **kwargs: Any
) -> None:
    if raw or update_fields is not None or not _goes_public(sender, instance):
        return
    pictures = unfit_pictures([instance])
    if pictures:
        raise Refused(sentence(pictures), code="picture_not_publishable")


def _goes_public(sender: type[models.Model], instance: models.Model) -> bool:
    if issubclass(sender, (PortalImage, PortalRendition)) or not is_public(sender):
        return False
    if isinstance(instance, DraftStateMixin) and not instance.live:
        return False
    return ReferenceIndex.model_is_indexable(sender)
