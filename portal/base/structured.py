"""What search engines are told, as schema.org data inside a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from portal.base.sites import absolute

#: So that no value can end the script element or begin an entity.
_ESCAPES: Final = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def as_script(data: Mapping[str, Any]) -> SafeString:
    """Return data as JSON that is safe inside a script element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(written)  # noqa: S308 -- every character that HTML knows was escaped above


def breadcrumb_list(steps: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Return the way to a page, whose steps have `label` and `href` as the breadcrumbs show them."""
    items: list[dict[str, Any]] = []
    for position, step in enumerate(steps, start=1):
        item: dict[str, Any] = {"@type": "ListItem", "position": position, "name": step["label"]}
        if step.get("href"):
            item["item"] = absolute(step["href"])
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}
