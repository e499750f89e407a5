"""Search inside Wagtail's own lists of pages, pictures and documents.

Of the database's search engines SQLite's takes a quotation mark, a null byte or nothing at all for a broken
query and fails; here every query is cleaned on its way in.
"""

from __future__ import annotations

import copy
from typing import Any

from modelsearch.backends import database
from wagtail.search.query import SearchQuery

#: Stands for a query of which nothing is left; it finds nothing.
NOTHING = "-"
_BROKEN = str.maketrans({'"': " ", "\x00": " "})


def clean(query: str | SearchQuery) -> str | SearchQuery:
    """Return the query without what breaks it, whatever it is made of."""
    if isinstance(query, str):
        return query.translate(_BROKEN).strip() or NOTHING
    cleaned = copy.copy(query)
    if hasattr(query, "query_string"):
        cleaned.query_string = clean(query.query_string)
    if hasattr(query, "subquery"):
        cleaned.subquery = clean(query.subquery)
    if hasattr(query, "subqueries"):
        cleaned.subqueries = [clean(one) for one in query.subqueries]
    return cleaned


class CleansQueries:
    """What is put before the engine of the database in use."""

    def search(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        """Search for a cleaned query."""
        return super().search(clean(query), *args, **kwargs)  # type: ignore[misc]  # the engine's

    def autocomplete(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        """Search for the beginnings of a cleaned query."""
        return super().autocomplete(clean(query), *args, **kwargs)  # type: ignore[misc]  # the engine's


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 -- the name that Wagtail looks for
    """Return the engine of the database in use, with clean queries."""
    engine = type(database.SearchBackend(params))
    return type(engine.__name__, (CleansQueries, engine), {})(params)
