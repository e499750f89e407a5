"""Which database a table lives in."""

from __future__ import annotations

from typing import Any

from django.db import models


class CacheRouter:
    """Send the cache's table to its own file, so that reading never writes to the main database."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        """Name the database to read from, for the cache's table only."""
        return "cache" if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Keep every other table out of the cache's file."""
        if db == "cache" or app_label == "django_cache":
            return db == "cache" and app_label == "django_cache"
        return None
