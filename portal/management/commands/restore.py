"""Bring a backup back; what people asked to remove since it was made is removed from it again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.management.backups.restoring import restore


class Command(BaseCommand):
    """Restore one archive, all of it or nothing."""

    help = "Restore a backup; the web server and the worker must be stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("archive", type=Path, help="the .tar.gz that `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="replace what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore and say what came back."""
        manifest = restore(options["archive"], replace=options["replace"])
        self.stdout.write(
            f"Restored the portal of {manifest['made_at']}: {sum(manifest['counts'].values())} rows, "
            f"{len(manifest['files']) - 1} files."
        )
