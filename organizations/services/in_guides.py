"""What the directory and the guides give each other: organisations of a direction, the way to its guide."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from guides.services import actions
from guides.services.actions import Action, Listed
from guides.services.contents import guide_of
from organizations.services.choices import query
from organizations.services.directory import DirectoryFilter, facets, matching
from organizations.services.showing import rows
from portal.base import destinations
from portal.base.generation import per_generation

#: As many stand in a guide; the directory has the rest.
MOST = 12


@per_generation
def way_to_directory(sector: str, language: str) -> Action | None:
    """Return the way to the organisations of a direction, to all of them where none has stated it."""
    directory = destinations.path_of("organizations", language)
    if not directory or not sector:
        return None
    found = facets(DirectoryFilter())
    number = found.sectors.get(sector, 0)
    with translation.override(language):
        if not number:
            label = _("All volunteer organisations: %(number)s") % {"number": found.total}
            return Action(label, directory)
        label = _("Organisations of this direction: %(number)s") % {"number": number}
        return Action(label, f"{directory}?{query(DirectoryFilter(sector=sector))}")


@per_generation
def organizations_of(sector: str, language: str) -> tuple[Listed, ...]:
    """Return the first organisations of a direction by the alphabet of the language."""
    if not sector:
        return ()
    found = matching(DirectoryFilter(sector=sector)).sorted_for(language).for_rows()[:MOST]
    return tuple(
        Listed(name=row.name.text, language=row.name.language, place=row.place, href=row.url)
        for row in rows(found, language)
    )


def guide_href(sector: str, language: str) -> str:
    """Return the address of the published guide of a direction; empty where there is none."""
    guide = guide_of(sector, language) if sector else None
    return guide.href if guide else ""


def register() -> None:
    """Let the guides lead here; called once when the apps are ready."""
    actions.register_action("organizations", way_to_directory)
    actions.register_organizations(organizations_of)
