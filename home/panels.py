"""What an editor sees first: what needs attention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from home.services.attention import items


class AttentionPanel(Component):
    """A short list on the front page of the admin, each line with the way to where it is dealt with."""

    name = "attention"
    order = 50
    template_name = "home/admin/attention.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add the lines for this person."""
        return {"items": items(parent_context["request"].user)}
