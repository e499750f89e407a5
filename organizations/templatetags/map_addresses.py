"""What the live map needs, as attributes: where its data and scripts are, and where its links lead."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from organizations.services.drawing import MapDrawing
from portal.base.languages import current_language

register = template.Library()
#: Stands in the address of an organisation where its slug belongs.
SLUG = "slug"


@register.simple_tag
def map_addresses(drawing: MapDrawing) -> SafeString:
    """Return the attributes, each with a blank before it."""
    asked = "&".join(part for part in (urlencode({"lang": current_language()}), drawing.query) if part)
    attributes = {
        "features": f"{reverse('api:map_organizations')}?{asked}",
        "list": reverse("organizations:list"),
        "query": drawing.query,
        "organization": reverse("organizations:detail", args=[SLUG]),
        "outlines": static("portal/data/regions.json"),
        "leaflet": static("js_lib_leaflet/leaflet.js"),
        "leaflet-style": static("js_lib_leaflet/leaflet.css"),
        "tiles": settings.MAP_TILE_URL,
        "credit": settings.MAP_TILE_CREDIT,
    }
    return format_html_join("", ' data-{}="{}"', attributes.items())
