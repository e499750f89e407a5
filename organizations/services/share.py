"""The picture that stands beside a link to an organisation where somebody shares it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from organizations.models import Organization

FOLDER = "share/organizations"


def picture_url(organization: Organization, language: str) -> str | None:
    """Return the path of the picture drawn for that language, or None until there is one.

    The address changes with the picture, so whoever keeps copies fetches the new one.
    """
    name = f"{FOLDER}/{organization.number}-{language}.png"
    try:
        drawn = (Path(settings.MEDIA_ROOT) / name).stat()
    except FileNotFoundError:
        return None
    return f"{settings.MEDIA_URL}{name}?v={drawn.st_mtime_ns // 1_000_000:x}"
