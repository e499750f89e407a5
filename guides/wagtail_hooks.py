"""Put the directions into the admin."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from guides.viewsets import GuidesViewSetGroup

register_snippet(GuidesViewSetGroup)
