"""The choices of the directory's filters, each with the number of organisations it would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organizations.enums import LegalForm
from organizations.services.directory import NO_SECTOR, DirectoryFilter, Facets, sectors
from organizations.services.places import cities, regions, sorted_city_ids, sorted_region_ids
from portal.base.languages import Localized, localized
from portal.text import sort_key


@dataclass(frozen=True)
class Choice:
    """One option of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A list to choose from: its name in the address, its label, the words for no choice, the options."""

    name: str
    label: str
    everything: str
    choices: list[Choice]


@dataclass(frozen=True)
class Chip:
    """A chosen filter, and the question that remains without it."""

    label: str
    rest: str


def filters(asked: DirectoryFilter, found: Facets, language: str) -> dict[str, Filter]:
    """Return the four filters by name, the options of each in the order of the language's alphabet."""
    towns = [
        key
        for key in sorted_city_ids(language)
        if key == asked.city or (found.cities.get(key) and asked.region in ("", cities()[key].region_id))
    ]
    forms = sorted(
        (form for form in LegalForm if found.forms.get(form) or form == asked.form),
        key=lambda form: (form == LegalForm.OTHER, sort_key(str(form.label), language)),
    )
    directions = [*sectors(), NO_SECTOR]

    def choices(name: str, values: Iterable[str], counts: Mapping[str, int]) -> list[Choice]:
        chosen = getattr(asked, name)
        words = ((value, label_of(name, value, language)) for value in values)
        return [Choice(value, f"{label} ({counts.get(value, 0)})", value == chosen) for value, label in words]

    known = (
        (_("Region"), _("All regions"), "region", sorted_region_ids(language), found.regions),
        (_("Town"), _("All towns"), "city", towns, found.cities),
        (_("Direction"), _("All directions"), "sector", directions, found.sectors),
        (_("Legal form"), _("Any form"), "form", forms, found.forms),
    )
    return {
        name: Filter(name, label, everything, choices(name, values, counts))
        for label, everything, name, values, counts in known
    }


def label_of(name: str, value: str, language: str) -> str:
    """Return the words for a value of a filter."""
    if name == "q":
        return value
    if name == "form":
        return capfirst(str(LegalForm(value).label))
    if value == NO_SECTOR:
        return _("Direction not stated")
    rows: dict[str, Mapping[str, Model]] = {"region": regions(), "city": cities(), "sector": sectors()}
    return localized(rows[name][value], "name", language).text


def chips(asked: DirectoryFilter, language: str, place: Localized | None = None) -> list[Chip]:
    """Return what was chosen, each with the query of the list without it."""
    named = {
        "q": _("Name: %(value)s"),
        "region": _("Region: %(value)s"),
        "city": _("Town: %(value)s"),
        "sector": _("Direction: %(value)s"),
        "form": _("Legal form: %(value)s"),
    }
    made = [
        Chip(
            named[name] % {"value": label_of(name, value, language)},
            query(asked.without(name), place.text if place else ""),
        )
        for name, value in asked.active().items()
    ]
    if place:
        made.insert(0, Chip(_("Near: %(value)s") % {"value": place.text}, query(asked)))
    return made


def query(asked: DirectoryFilter, place: str = "", page: int = 1) -> str:
    """Return the one query string that stands for a question: known parameters, fixed order, no page 1."""
    pairs = [*asked.active().items(), *([("place", place)] if place else [])]
    return urlencode([*pairs, *([("page", str(page))] if page > 1 else [])])


def narrowed(asked: DirectoryFilter, **values: str) -> str:
    """Return the query of the same question with other values."""
    return query(replace(asked, **values))
