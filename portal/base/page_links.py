"""Links to pages inside a text: they lead to the page in the reader's language.

Of a page that is not live the words stay, the link goes.
"""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from portal.base.languages import current_language
from portal.base.tree import live_paths


class LivePageLinkHandler(PageLinkHandler):
    """Write all links of a text at the cost of one query for the pages that no text led to before."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags."""
        ids = [int(attrs["id"]) if str(attrs.get("id", "")).isdigit() else 0 for attrs in attrs_list]
        paths = live_paths(ids, current_language())
        return [f'<a href="{escape(paths[pk])}">' if pk in paths else "<a>" for pk in ids]
