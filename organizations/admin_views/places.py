"""Forms of regions and towns: saving refreshes the organisations that are found by their names."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from organizations.models import City, Region
from organizations.services.facts import save_city, save_region
from organizations.validators import clean_text
from portal.base.guards import GuardedRowForm
from portal.base.languages import LANGUAGES


class PlaceForm(GuardedRowForm):
    """What regions and towns have in common: a fixed id, and names that are plain text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and "id" in self.fields:
            self.fields["id"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Hold names to the rules of an import."""
        cleaned = super().clean()
        limits = {f"name_{code}": 80 for code in LANGUAGES} | {"former_names": 1000}
        for name, limit in limits.items():
            if cleaned.get(name):
                try:
                    cleaned[name] = clean_text(cleaned[name], limit)
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned


class CityForm(PlaceForm):
    """A town."""

    def write(self, commit: bool) -> City:
        """Save through the service."""
        return save_city(self.instance)


class RegionForm(PlaceForm):
    """A region."""

    def write(self, commit: bool) -> Region:
        """Save through the service."""
        return save_region(self.instance)
