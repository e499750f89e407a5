"""What a backup says of itself, and whether this portal can read it."""

from __future__ import annotations

import platform
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import django
import wagtail
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1


def _known() -> set[str]:
    """Return the migrations that this code has."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {f"{app}.{name}" for app, name in loader.disk_migrations or {}}


def describe(now: datetime, counts: dict[str, int]) -> dict[str, Any]:
    """Return the manifest of the database as it is now, without the files."""
    applied = {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())["project"]
    return {
        "format": FORMAT,
        "made_at": now.isoformat(timespec="seconds"),
        "versions": {
            "portal": project["version"],
            "python": platform.python_version(),
            "django": django.get_version(),
            "wagtail": wagtail.__version__,
        },
        "engine": connection.vendor,
        "migrations": sorted(applied & _known()),
        "counts": counts,
    }


def check(manifest: dict[str, Any]) -> None:
    """Refuse, with `CommandError`, what this portal cannot read: another kind, or a newer one."""
    if manifest.get("format") != FORMAT:
        raise CommandError("Refused: the backup has another format; use the portal that made it.")
    if manifest.get("engine") != connection.vendor:
        raise CommandError(
            f"Refused: the backup is of {manifest.get('engine')}, this portal runs on {connection.vendor}."
        )
    newer = sorted(set(manifest.get("migrations", [])) - _known())
    if newer:
        raise CommandError(f"Refused: the backup was made by a newer portal (it has {newer[0]}).")
