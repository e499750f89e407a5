"""The links to sites of others that a guide shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db.models import Q

from guides.models import ResourceLink
from portal.base.generation import per_generation
from portal.base.languages import NATIVE_NAMES, Localized, localized


@dataclass(frozen=True)
class Resource:
    """A site of somebody else: what it is called, what one finds there, whether somebody of ours looked."""

    url: str
    host: str
    title: Localized
    note: Localized
    language: Localized
    checked_on: date | None


@per_generation
def resources(sector: str, language: str) -> tuple[Resource, ...]:
    """Return the links of a direction's guide and those of all guides, in their order."""
    rows = ResourceLink.objects.filter(Q(sector=None) | Q(sector=sector))
    return tuple(_resource(row, language) for row in rows)


def _resource(row: ResourceLink, language: str) -> Resource:
    return Resource(
        url=row.url,
        host=(urlsplit(row.url).hostname or "").removeprefix("www."),
        title=localized(row, "title", language),
        note=localized(row, "note", language),
        language=Localized(NATIVE_NAMES[row.language], row.language),
        checked_on=row.checked_on,
    )
