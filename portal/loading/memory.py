"""Whether a loader may write: people's changes are never overwritten, what they deleted never comes back.

A loader compares three states of a thing by their digests: what the file wants, what is there, and what was
there when the loader wrote it last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField

from portal.base.reports import LoadReport
from portal.loading.models import Loaded

Row = TypeVar("Row", bound=models.Model)


class Verdict(Enum):
    """What a loader is to do with a thing."""

    CREATE = "create"
    UPDATE = "update"
    SAME = "same"
    EDITED = "edited here"
    REMOVED = "removed here"


def digest_of(row: models.Model, fields: Iterable[str]) -> str:
    """Return a mark of those fields of a row: equal marks mean equal content."""
    state = {name: _plain(row, name) for name in fields}
    text = json.dumps(state, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _plain(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no field that is written")
    value = field.get_prep_value(field.value_from_object(row))
    return _without_ids(value) if isinstance(field, StreamField) else value


def _without_ids(value: Any) -> Any:
    # A block of a stream is given an id when it is saved; it says nothing about the content.
    if isinstance(value, list):
        return [_without_ids(part) for part in value]
    if isinstance(value, dict):
        return {key: _without_ids(part) for key, part in value.items() if key != "id"}
    return value


def judge(key: str, wanted: str, found: str | None) -> Verdict:
    """Say what to do: `found` is the digest of what is there, None where nothing is."""
    remembered = Loaded.objects.filter(key=key).values_list("digest", flat=True).first()
    if found is None:
        return Verdict.CREATE if remembered is None else Verdict.REMOVED
    if found == wanted:
        return Verdict.SAME
    return Verdict.UPDATE if found == remembered else Verdict.EDITED


def remember(key: str, digest: str) -> None:
    """Note what was written under that key."""
    Loaded.objects.update_or_create(key=key, defaults={"digest": digest})


def load_row(report: LoadReport, key: str, wanted: Row, found: Row | None) -> Row | None:
    """Bring a row into the state of the unsaved `wanted`, unless people changed or deleted it.

    Returns the row as it now is, or None where it was deleted.
    """
    fields = [field.name for field in wanted._meta.concrete_fields if not field.primary_key]
    want = digest_of(wanted, fields)
    verdict = judge(key, want, digest_of(found, fields) if found else None)
    if verdict in (Verdict.EDITED, Verdict.REMOVED):
        report.kept(key, verdict.value)
        return found
    if verdict is Verdict.SAME:
        report.unchanged(key)
    else:
        if found:
            wanted.pk = found.pk
        wanted.save(force_update=found is not None, force_insert=found is None)
        (report.changed if found else report.added)(key)
    remember(key, want)
    return found if verdict is Verdict.SAME else wanted
