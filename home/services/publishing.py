"""A translation is published only when it is whole: wagtail-localize fills what is missing with Kazakh."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import pre_save
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail_localize.models import Translation

from portal.base.errors import Refused


def missing_pieces(row: models.Model) -> int:
    """Return how many pieces of a page or snippet are not translated; 0 for what is no translation."""
    translation = _translation_into(row)
    total, done = translation.get_progress() if translation else (0, 0)
    return total - done


def sentence(count: int) -> str:
    """Return what to tell the editor."""
    return ngettext(
        "Not published: %(count)s piece is not translated yet.",
        "Not published: %(count)s pieces are not translated yet.",
        count,
    ) % {"count": count}


def connect() -> None:
    """Connect the guard that stands behind every door: forms, several pages at once, workflow, schedule."""
    pre_save.connect(_guard, dispatch_uid="home.publishing")


def _guard(
    sender: type[models.Model], instance: models.Model, raw: bool, update_fields: Any, **kwargs: Any
) -> None:
    if raw or update_fields is not None or not _is_published_now(instance):
        return
    count = missing_pieces(instance)
    if count:
        raise Refused(f"{instance}: {sentence(count)}", code="translation_not_whole")


def _is_published_now(row: models.Model) -> bool:
    """Say whether a revision goes public with this save; what readers see already may be moved."""
    if not isinstance(row, DraftStateMixin) or not row.live or row.live_revision_id is None:
        return False
    rows = type(row)._base_manager.filter(pk=row.pk, live=True)
    return not rows.filter(live_revision=row.live_revision_id).exists()


def _translation_into(row: models.Model) -> Translation | None:
    """Return the translation that a page or snippet is the result of."""
    if not isinstance(row, TranslatableMixin):
        return None
    return Translation.objects.filter(
        source__object_id=row.translation_key, target_locale_id=row.locale_id, enabled=True
    ).first()
