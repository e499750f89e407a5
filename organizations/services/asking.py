"""What a reader's address asks of the directory, whatever is wrong with it.

A page is never refused for a bad parameter: what cannot be understood is left out and said, the rest holds.
The API asks `read_filter` itself and refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.services.choices import label_of
from organizations.services.directory import MAX_QUERY, DirectoryFilter, read_filter
from organizations.services.places import MAX_PLACE, Place, cities, find_place
from portal.base.errors import Refused

_LEFT_OUT: dict[str, Promise] = {
    "q": gettext_lazy("The name was too long, so only its beginning was looked for."),
    "region": gettext_lazy("There is no such region here any more, so all regions are shown."),
    "city": gettext_lazy("There is no such town here any more, so all towns are shown."),
    "sector": gettext_lazy("There is no such direction here any more, so all directions are shown."),
    "form": gettext_lazy("There is no such legal form here any more, so all forms are shown."),
}


@dataclass(frozen=True)
class Asked:
    """The question as understood, what was left out of it and why, and the place that was typed."""

    filter: DirectoryFilter
    notices: tuple[str, ...] = ()
    place: Place | None = None
    typed: str = ""

    @property
    def is_unknown_place(self) -> bool:
        """Whether nobody we know calls a place what the reader typed."""
        return bool(self.typed) and self.place is None


def understand(params: Mapping[str, str], language: str) -> Asked:
    """Read the parameters `q city region sector form place`; a chosen town or region wins over `place`."""
    found, notices = _leave_out_the_unknown(dict(params.items()))
    town = cities().get(found.city)
    if town and found.region not in ("", town.region_id):
        names = {name: label_of(name, getattr(found, name), language) for name in ("city", "region")}
        notices.append(_("%(city)s does not lie in %(region)s, so the whole region is shown.") % names)
        found = found.without("city")
    typed = " ".join((params.get("place") or "").split())[:MAX_PLACE]
    if not typed or found.city or found.region:
        return Asked(found, tuple(notices))
    return Asked(found, tuple(notices), find_place(typed), typed)


def _leave_out_the_unknown(params: dict[str, str]) -> tuple[DirectoryFilter, list[str]]:
    notices: list[str] = []
    while True:
        try:
            return read_filter(params), notices
        except Refused as refusal:
            notices.append(str(_LEFT_OUT[refusal.field]))
            params[refusal.field] = params["q"].strip()[:MAX_QUERY] if refusal.field == "q" else ""
