"""Copy everything that cannot be made again, while the portal runs: the database and the uploaded files.

The cache, the static files and the secret key are not in it: keep the key elsewhere.
"""

from __future__ import annotations

import re
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.management.backups import databases
from portal.management.backups.archive import files_below, write_archive
from portal.management.backups.manifest import describe
from portal.management.backups.restoring import MEDIA

KEPT = timedelta(days=30)
ALL_KEPT = timedelta(days=1)
STAMP = "%Y%m%d-%H%M%S"
NAME = re.compile(r"birgemiz-(\d{8}-\d{6})\.tar\.gz")


class Command(BaseCommand):
    """Write one archive and thin the older ones out."""

    help = "Back the portal up into one file; of past days one each is kept, for 30 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("target", nargs="?", help="the folder (by default `backups` in VAR_DIR)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up, then rotate."""
        folder = Path(options["target"] or Path(settings.VAR_DIR) / "backups")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        now = timezone.now()
        target = folder / f"birgemiz-{now.astimezone(UTC).strftime(STAMP)}.tar.gz"
        with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as room:
            database, counts = databases.copy_to(Path(room))
            write_archive(target, _members(database), describe(now, counts))
        size = target.stat().st_size
        self.stdout.write(f"{target}: {sum(counts.values())} rows, {size / 1_000_000:.1f} MB")
        for old in outdated(folder, now):
            old.unlink()
            self.stdout.write(f"Removed {old.name}.")


def _members(database: Path) -> Iterator[tuple[str, Path]]:
    yield database.name, database
    media = Path(settings.MEDIA_ROOT)
    for path in files_below(media):
        yield f"{MEDIA}/{path.relative_to(media).as_posix()}", path


def outdated(folder: Path, now: datetime) -> list[Path]:
    """Return the backups of a folder that may go, by the time in their names.

    Those of the last day stay, then the latest of each day, for thirty days.
    """
    made = {
        datetime.strptime(match[1], STAMP).replace(tzinfo=UTC): path
        for path in folder.iterdir()
        if (match := NAME.fullmatch(path.name))
    }
    last_of_day = {moment.date(): moment for moment in sorted(made)}
    return [
        path
        for moment, path in sorted(made.items())
        if moment < now - KEPT or (moment < now - ALL_KEPT and moment != last_of_day[moment.date()])
    ]
