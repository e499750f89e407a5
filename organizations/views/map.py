"""The markup of the drawn map: most of the work of a list, and the same until something public changes."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from organizations.services.directory import DirectoryFilter, Facets, facets
from organizations.services.drawing import draw
from portal.base.generation import per_generation

TEMPLATE = "organizations/includes/map.html"


def map_of(asked: DirectoryFilter, found: Facets, language: str, path: str) -> SafeString:
    """Return the map of an answer in the active language; kept for the whole list and for single choices."""
    is_common = not asked.q and len(asked.active()) <= 1
    return _kept_map(asked, language, path) if is_common else _map(asked, found, language, path)


@per_generation
def _kept_map(asked: DirectoryFilter, language: str, path: str) -> SafeString:
    return _map(asked, facets(asked), language, path)


def _map(asked: DirectoryFilter, found: Facets, language: str, path: str) -> SafeString:
    return render_to_string(TEMPLATE, {"drawing": draw(asked, found, language, path)})
