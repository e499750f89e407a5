"""The picture that stands beside a link to an organisation where somebody shares it.

The worker draws it; its file name tells what is drawn, so an organisation that changes its name gets a new
one, and whoever keeps copies fetches it. Until there is one, pages use the portal's general picture.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from organizations.models import Organization
from organizations.services.places import cities, regions
from organizations.services.share_drawing import Card, digest, draw
from portal.base import generation
from portal.base.languages import LANGUAGES, localized

FOLDER = "share/organizations"
#: Pictures made before the worker looks after its other duties again.
BATCH = 30


def picture_url(organization: Organization, language: str) -> str | None:
    """Return the path of the picture as the organisation is today, or None until it is drawn."""
    name = _file_name(organization, language)
    return f"{settings.MEDIA_URL}{FOLDER}/{name}" if name in _drawn() else None


def make_pictures(now: datetime) -> bool:
    """Draw the next missing pictures; return whether more are missing.

    When none is, those that show what is no longer so are removed.
    """
    wanted = dict(_wanted())
    there = _listing()
    missing = [name for name in wanted if name not in there]
    for name in missing[:BATCH]:
        organization, language = wanted[name]
        _save(name, draw(_card(organization, language)))
    gone = there - wanted.keys() if len(missing) <= BATCH else frozenset()
    for name in gone:
        (_folder() / name).unlink(missing_ok=True)
    if missing or gone:
        generation.bump()
    return len(missing) > BATCH


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER


def _listing() -> frozenset[str]:
    """Return the names of all pictures; half-written ones begin with a dot."""
    try:
        return frozenset(name for name in os.listdir(_folder()) if not name.startswith("."))
    except FileNotFoundError:
        return frozenset()


@generation.per_generation
def _drawn() -> frozenset[str]:
    return _listing()


def _wanted() -> Iterator[tuple[str, tuple[Organization, str]]]:
    """Give every picture there should be: file name, and whose it is."""
    columns = ("number", "short_kk", "short_ru", "short_en", "region", "city")
    for organization in Organization.objects.listed().order_by("number").only(*columns).iterator():
        for language in LANGUAGES:
            yield _file_name(organization, language), (organization, language)


def _card(organization: Organization, language: str) -> Card:
    town = cities().get(organization.city_id or "")
    place = town or regions()[organization.region_id]
    return Card(
        name=organization.short(language).text,
        place=localized(place, "name", language).text,
        region_id=organization.region_id,
        point=(town.longitude, town.latitude) if town else None,
    )


def _file_name(organization: Organization, language: str) -> str:
    return f"{organization.number}-{language}-{digest(_card(organization, language))}.png"


def _save(name: str, picture: bytes) -> None:
    """Write the file whole or not at all."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{name}"
    half.write_bytes(picture)
    half.replace(folder / name)
