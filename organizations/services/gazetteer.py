"""The towns and regions of the directory, found by id or by any name people call them by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organizations.models import City, Region
from organizations.names import names_of_place
from portal.base.languages import localized
from portal.text import fold

_WORDS_AROUND = re.compile(
    r"^(?:(?:г|қ|с|а|пгт|кент)\.\s*|(?:г|қ|город|city of)\s+)|\s+(?:қ\.|қаласы|ауылы|кенті|city)$",
    re.IGNORECASE,
)


class Gazetteer:
    """All towns and regions, read once; a name that two of them share is refused, not guessed."""

    def __init__(self) -> None:
        self.regions = {region.pk: region for region in Region.objects.all()}
        self.cities = {city.pk: city for city in City.objects.all()}
        for city in self.cities.values():
            city.region = self.regions[city.region_id]
        self._city_names = _index(self.cities.values())
        self._region_names = _index(self.regions.values())
        self._found: dict[str, City | ValidationError] = {}

    def city(self, written: str) -> City:
        """Return the town of that id or name, current or former, in any of the three languages."""
        if written not in self._found:
            self._found[written] = self._look_up_city(written)
        found = self._found[written]
        if isinstance(found, ValidationError):
            raise found
        return found

    def _look_up_city(self, written: str) -> City | ValidationError:
        if written in self.cities:
            return self.cities[written]
        bare = _WORDS_AROUND.sub("", written)
        ids = self._city_names.get(fold(written)) or self._city_names.get(fold(bare)) or set()
        if len(ids) == 1:
            return self.cities[next(iter(ids))]
        return ValidationError(self._why_not(written[:60], fold(bare), sorted(ids)))

    def _why_not(self, written: str, key: str, ids: list[str]) -> str:
        if ids:
            return _("“%(value)s” may be any of: %(ids)s. Write the id.") % {
                "value": written,
                "ids": ", ".join(ids),
            }
        close = get_close_matches(key, self._city_names, n=1, cutoff=0.75)
        if close:
            city = self.cities[min(self._city_names[close[0]])]
            return _("The town “%(value)s” is not known. Is it %(name)s (%(id)s)?") % {
                "value": written,
                "name": localized(city, "name").text,
                "id": city.pk,
            }
        return _("The town “%(value)s” is not known. Add it to the towns first.") % {"value": written}

    def region(self, written: str) -> Region:
        """Return the region of that id or name."""
        if written in self.regions:
            return self.regions[written]
        ids = self._region_names.get(fold(written), set())
        if len(ids) != 1:
            raise ValidationError(_("The region “%(value)s” is not known.") % {"value": written[:60]})
        return self.regions[next(iter(ids))]


def _index(places: Iterable[City | Region]) -> dict[str, set[str]]:
    """Map every folded name to the ids of the places called so."""
    index: dict[str, set[str]] = {}
    for place in places:
        for name in names_of_place(place):
            for key in {fold(name), fold(name).replace(" ", "")} - {""}:
                index.setdefault(key, set()).add(place.pk)
    return index
