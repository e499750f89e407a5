"""A point picked on a map in the admin: two number fields, and a map that writes into both.

`FieldPanel("latitude", widget=LatitudePicker)` beside `FieldPanel("longitude", widget=LongitudeInput)`.
Without script the two fields are filled in by hand.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.conf import settings
from django.templatetags.static import static

from organizations.models.places import LATITUDE, LONGITUDE
from organizations.services.places import cities
from portal.base.languages import current_language, localized


class DegreesInput(forms.NumberInput):
    """A number of degrees within the country."""

    def __init__(self, limits: tuple[float, float], attrs: dict[str, Any] | None = None) -> None:
        least, most = limits
        super().__init__({"min": least, "max": most, "step": "any", **(attrs or {})})


def _limits(validators: list[Any]) -> tuple[float, float]:
    return validators[0].limit_value, validators[1].limit_value


class LongitudeInput(DegreesInput):
    """The longitude; the map of the latitude's field writes it too."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(_limits(LONGITUDE), attrs)


class LatitudePicker(DegreesInput):
    """The latitude with a map below it; the other fields are found by their names beside it."""

    template_name = "organizations/widgets/point_picker.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(_limits(LATITUDE), attrs)

    @property
    def media(self) -> forms.Media:
        """Leaflet first, then what uses it."""
        return forms.Media(
            js=["js_lib_leaflet/leaflet.js", "portal/js/point-picker.js"],
            css={"all": ["js_lib_leaflet/leaflet.css", "portal/admin/point-picker.css"]},
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add what the map needs: outlines, towns with their points, the names of the other fields."""
        language = current_language()
        before = name.removesuffix("latitude")  # the prefix of the form, if it has one
        towns = {
            key: [city.latitude, city.longitude, localized(city, "name", language).text]
            for key, city in cities().items()
        }
        return super().get_context(name, value, attrs) | {
            "picker": {
                "outlines": static("portal/data/regions.json"),
                "tiles": settings.MAP_TILE_URL,
                "towns": json.dumps(towns, ensure_ascii=False),
                "longitude": f"{before}longitude",
                "city": f"{before}city",
                "precision": f"{before}precision",
            }
        }
