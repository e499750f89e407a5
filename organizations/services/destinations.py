"""Where menus and texts can lead to in the directory, once anybody is listed."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from organizations.services.directory import DirectoryFilter, facets
from portal.base import destinations


def _path(name: str, language: str, part: str = "") -> str | None:
    if not facets(DirectoryFilter()).total:
        return None
    with translation.override(language):
        return f"{reverse(name)}{part}"


def register() -> None:
    """Make the directory, its map and the reader's own list known; called once when the apps are ready."""
    destinations.register("organizations", lambda language: _path("organizations:list", language))
    destinations.register("map", lambda language: _path("organizations:list", language, "#map"))
    destinations.register("shortlist", lambda language: _path("organizations:shortlist", language))
