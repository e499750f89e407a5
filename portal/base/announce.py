"""Announce a new generation whenever something public was saved, deleted or relinked."""

from __future__ import annotations

from typing import Any

from django.core.signals import request_finished, request_started
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Locale, Page, PageViewRestriction, Site

from portal.base import generation

ALWAYS_PUBLIC = (Locale, Page, Site, PageViewRestriction, BaseSiteSetting, BaseGenericSetting)


def is_public(model: type[models.Model]) -> bool:
    """Say whether rows of this model are shown to visitors (`public_content = True`, or pages)."""
    return issubclass(model, ALWAYS_PUBLIC) or bool(getattr(model, "public_content", False))


def _changed(sender: type[models.Model], **kwargs: Any) -> None:
    if is_public(sender):
        transaction.on_commit(generation.bump)


def _relinked(sender: type[models.Model], instance: models.Model, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and is_public(type(instance)):
        transaction.on_commit(generation.bump)


def connect() -> None:
    """Connect the signals; called once when the apps are ready."""
    post_save.connect(_changed, dispatch_uid="portal.announce.saved")
    post_delete.connect(_changed, dispatch_uid="portal.announce.deleted")
    m2m_changed.connect(_relinked, dispatch_uid="portal.announce.relinked")
    request_started.connect(generation.look, dispatch_uid="portal.announce.look")
    request_finished.connect(generation.look_away, dispatch_uid="portal.announce.look_away")
