"""Enter the pieces of a translation into wagtail-localize, as a translator would, but all at once."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.utils import timezone
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)

from guides.services.pairing import Pair
from portal.loading.fields import ContentError

Place = tuple[int, int]


def enter(translation: Translation, pairs: list[Pair], key: str) -> None:
    """Enter every piece, and every address that differs; raises `ContentError` where a piece has no place."""
    wanted = _by_place(translation, pairs, key)
    entered = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
    there = {(row.translation_of_id, row.context_id): row for row in entered}
    changed = [row for place, row in there.items() if row.data != wanted.get(place, row.data)]
    for row in changed:
        row.data = wanted[row.translation_of_id, row.context_id]
        row.updated_at, row.has_error, row.field_error = timezone.now(), False, ""
    StringTranslation.objects.bulk_update(changed, ["data", "updated_at", "has_error", "field_error"])
    StringTranslation.objects.bulk_create(
        _piece(translation, place, data) for place, data in wanted.items() if place not in there
    )
    _enter_addresses(translation, pairs)


def _by_place(translation: Translation, pairs: list[Pair], key: str) -> dict[Place, str]:
    """Return the pieces by the text and the place that they translate."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    rows = list(segments.values_list("string_id", "context_id", "context__path"))
    if [path for _string, _context, path in rows] != [pair.path for pair in pairs]:
        raise ContentError(f"{key}: the pieces are not those that are being translated")
    return {
        (string, context): pair.translation
        for (string, context, _path), pair in zip(rows, pairs, strict=True)
    }


def _piece(translation: Translation, place: Place, data: str) -> StringTranslation:
    return StringTranslation(
        translation_of_id=place[0],
        context_id=place[1],
        locale_id=translation.target_locale_id,
        data=data,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        updated_at=timezone.now(),
    )


def _enter_addresses(translation: Translation, pairs: Iterable[Pair]) -> None:
    """Let links lead where they lead in that language; take back what has the same address again."""
    wanted = {path: href for pair in pairs for path, href in pair.addresses.items()}
    ours = {"locale_id": translation.target_locale_id, "last_translated_by": None}
    there = OverridableSegment.objects.filter(source=translation.source)
    rows = set(there.values_list("context_id", "context__path"))
    SegmentOverride.objects.filter(context__in=[context for context, _path in rows], **ours).delete()
    SegmentOverride.objects.bulk_create(
        SegmentOverride(context_id=context, data_json=json.dumps(wanted[path]), **ours)
        for context, path in rows
        if path in wanted
    )
