"""Copy the main database while it is in use, and put a copy in its place: SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.core.management.base import CommandError
from django.db import connection, transaction

from portal.outbox import presence

SQLITE_FILE, POSTGRES_FILE = "database.sqlite3", "database.dump"
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
DROP_ALL = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE %I CASCADE', one.tablename);
  END LOOP;
END $$
"""


def file_name() -> str:
    """Return the name that the copy has in an archive."""
    return SQLITE_FILE if connection.vendor == "sqlite" else POSTGRES_FILE


def place() -> Path:
    """Return the path of the SQLite database."""
    return Path(connection.settings_dict["NAME"])


def copy_to(folder: Path) -> tuple[Path, dict[str, int]]:
    """Copy the database as it is at one moment; return the file and the number of rows of each table."""
    target = folder / file_name()
    counts = _copy_sqlite(target) if connection.vendor == "sqlite" else _copy_postgres(target)
    return target, counts


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=30, isolation_level=None)


def _copy_sqlite(target: Path) -> dict[str, int]:
    target.touch()
    with closing(_open(place())) as source, closing(_open(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        check_sqlite(copy)
        tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: _count(copy, name) for (name,) in tables if not name.startswith("sqlite_")}


def _count(copy: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(copy.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 -- a table of ours


def check_sqlite(database: sqlite3.Connection) -> None:
    """Refuse a damaged file."""
    found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise CommandError(f"Refused: the database is damaged ({found}).")


def _copy_postgres(target: Path) -> dict[str, int]:
    """Dump in the snapshot in which the rows are counted, so that both are of the same moment."""
    program = _program("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run([program, "-Fc", "--no-owner", "--no-privileges", "-f", str(target), f"--snapshot={snapshot}"])
        counts = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- as above
            counts[table] = cursor.fetchone()[0]
    return counts


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CommandError(f"{name} is missing: install PostgreSQL's client programs.")
    return found


def _environment() -> dict[str, str]:
    """Return the environment in which PostgreSQL's programs find the database."""
    known = connection.settings_dict
    given = {
        "PGDATABASE": known["NAME"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGSSLMODE": known.get("OPTIONS", {}).get("sslmode", ""),
        "PGOPTIONS": "-c client_min_messages=warning",
    }
    return {**os.environ, **{name: str(value) for name, value in given.items() if value}}


def _run(command: list[str]) -> None:
    ended = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    if ended.returncode:
        raise CommandError(f"{Path(command[0]).name} failed: {ended.stderr.strip()[-500:]}")


def is_empty() -> bool:
    """Say whether there is nothing yet that a restore would replace."""
    if connection.vendor == "sqlite" and not place().exists():
        return True
    return not connection.introspection.table_names()


def refuse_while_in_use() -> None:
    """Refuse while any other process has the database open: it would go on writing to what is replaced."""
    if connection.vendor == "sqlite":
        connection.close()
        alone = not place().exists() or _is_ours_alone(place())
    else:
        with connection.cursor() as cursor:
            cursor.execute(OTHERS)
            alone = not cursor.fetchone()[0]
    if presence.living() or not alone:
        raise CommandError("Refused: the portal is running. Stop the web server and the worker first.")


def _is_ours_alone(path: Path) -> bool:
    """Leave WAL mode, which needs the file for oneself and folds the log in; the portal turns it on again."""
    with closing(_open(path)) as database:
        database.execute("PRAGMA busy_timeout = 500")
        try:
            return bool(database.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
        except sqlite3.OperationalError:
            return False


@contextmanager
def looking_at(path: Path) -> Iterator[None]:
    """Let Django work on another SQLite file for a while, and leave it in one piece."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    with closing(_open(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
        check_sqlite(database)


def load_postgres(dump: Path, further: Path) -> None:
    """Replace everything in the database by the dump and the further statements, in one transaction."""
    script = dump.with_suffix(".sql")
    _run([_program("pg_restore"), "--no-owner", "--no-privileges", "-f", str(script), str(dump)])
    connection.close()
    _run(
        [_program("psql"), "-q", "-X", "--single-transaction", "-v", "ON_ERROR_STOP=1"]
        + ["-c", DROP_ALL, "-f", str(script), "-f", str(further)]
    )
