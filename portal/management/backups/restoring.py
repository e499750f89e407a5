"""Put a backup in the place of what is there: all of it or nothing, and nobody who was removed comes back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from psycopg import sql

from organizations.models import RemovedFact
from organizations.services.removals import enforce
from portal.base import generation
from portal.management.backups import databases
from portal.management.backups.archive import unpack
from portal.management.backups.manifest import check
from portal.outbox.models import OutgoingMail

MEDIA = "media"


def restore(archive: Path, *, replace: bool) -> dict[str, Any]:
    """Restore the archive and return its manifest.

    Refuses, with `CommandError` and before anything is changed, a damaged archive, one of a newer portal, a
    running portal, and a portal that is not empty unless `replace` says so.
    """
    with _room_beside(_database_folder()) as room:
        manifest = unpack(archive, room)
        check(manifest)
        if not (room / databases.file_name()).is_file():
            raise CommandError("Refused: there is no database in the archive.")
        if not replace and not (databases.is_empty() and _is_empty(Path(settings.MEDIA_ROOT))):
            raise CommandError("Refused: this portal is not empty. With --replace all of it is replaced.")
        removed = _removed_facts()
        databases.refuse_while_in_use()
        _put_in_place(room, removed)
    generation.bump()
    for cache in caches.all():
        with suppress(DatabaseError):
            cache.clear()
    return manifest


def _database_folder() -> Path:
    folder = databases.place().parent if connection.vendor == "sqlite" else Path(settings.VAR_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _room_beside(folder: Path) -> Iterator[Path]:
    """Give a private folder on the disk on which the result will stand."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as name:
        yield Path(name)


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def _removed_facts() -> list[RemovedFact]:
    """Return what was asked to be removed from the portal as it is now."""
    if databases.is_empty() or RemovedFact._meta.db_table not in connection.introspection.table_names():
        return []
    return list(RemovedFact.objects.all())


def _put_in_place(room: Path, removed: list[RemovedFact]) -> None:
    """Make the copy ready while nobody sees it, then exchange files and database."""
    database = room / databases.file_name()
    (room / MEDIA).mkdir(exist_ok=True)
    if connection.vendor == "sqlite":
        with databases.looking_at(database):
            _make_ready(removed)
        with _media_exchanged(room / MEDIA):
            os.chmod(database, 0o600)
            _to_disk(database)
            database.replace(databases.place())
            _to_disk(databases.place().parent)
    else:
        removals = room / "removals.sql"
        removals.write_text(_as_sql(removed))
        with _media_exchanged(room / MEDIA):
            databases.load_postgres(database, removals)
            _make_ready(removed)


def _make_ready(removed: list[RemovedFact]) -> None:
    """Bring a copy up to date: its tables, and all that happened to people's data since it was made.

    Sessions of then are ended. Mail that waited then has most likely left since: it is parked, and
    `manage.py outbox --retry` sends it where it has not.
    """
    for alias in settings.DATABASES:  # the cache is no part of a backup, and migrations reach for it
        call_command("createcachetable", database=alias, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    for row in removed:
        fact, is_new = RemovedFact.objects.get_or_create(
            number=row.number, field=row.field, digest=row.digest
        )
        if is_new:
            RemovedFact.objects.filter(pk=fact.pk).update(removed_at=row.removed_at)
    enforce()
    Session.objects.all().delete()
    state = OutgoingMail.State
    OutgoingMail.objects.filter(state=state.WAITING).update(state=state.PARKED)


def _as_sql(removed: list[RemovedFact]) -> str:
    """Write the removal list as statements that come in with the copy: no moment is without it."""
    insert = sql.SQL(
        "INSERT INTO organizations_removedfact (number, field, digest, removed_at)"
        " VALUES ({}, {}, {}, {}) ON CONFLICT DO NOTHING;\n"
    )
    columns = ((row.number, row.field, row.digest, row.removed_at) for row in removed)
    rows = (insert.format(*map(sql.Literal, values)).as_string(None) for values in columns)
    return "".join(["RESET search_path;\n", *rows])


@contextmanager
def _media_exchanged(folder: Path) -> Iterator[None]:
    """Put the folder in the place of the media; where what follows fails, the old ones come back."""
    target = Path(settings.MEDIA_ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _room_beside(target.parent) as room:
        shutil.move(folder, room / "new")
        if target.exists():
            target.replace(room / "old")
        (room / "new").replace(target)
        try:
            yield
        except BaseException:
            target.replace(room / "new")
            if (room / "old").exists():
                (room / "old").replace(target)
            raise


def _to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
