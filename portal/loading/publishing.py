"""Publish what content files say, and never over what an editor changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db import models, transaction
from wagtail.models import DraftStateMixin

from portal.loading.keys import key_of_page
from portal.loading.memory import Verdict, digest_of, judge

Found = TypeVar("Found", bound=models.Model)
Row = TypeVar("Row", bound=DraftStateMixin)


def row_of(model: type[Found], name: str, language: str) -> Found | None:
    """Return the page or snippet that came with the portal under that name, published or not."""
    rows = model._default_manager.filter(translation_key=key_of_page(name), locale__language_code=language)
    return rows.first()


def verdict_on(key: str, want: str, row: DraftStateMixin, fields: Iterable[str]) -> Verdict:
    """Say what to do with a row that is there; a draft of the loader's own is still to be filled."""
    if row.latest_revision is None:
        return Verdict.CREATE
    verdict = judge(key, want, digest_of(row, fields))
    return Verdict.EDITED if verdict is Verdict.UPDATE and is_by_hand(row) else verdict


def is_by_hand(row: DraftStateMixin) -> bool:
    """Say whether somebody saved the row last, not a loader."""
    return bool(row.latest_revision and row.latest_revision.user_id)


@transaction.atomic
def published(row: Row, wanted: models.Model, fields: Iterable[str]) -> Row:
    """Publish the row with those fields, and return it as it was stored: saving may change the form."""
    for name in fields:
        if name != "live":
            setattr(row, name, getattr(wanted, name))
    if row._state.adding:
        row.save()
    row.save_revision().publish()
    return type(row)._default_manager.get(pk=row.pk)
