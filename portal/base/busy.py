"""Which errors of a database pass by themselves: locked, full, gone for a moment.

Everything else that a database raises is a fault of ours and stays an error.
"""

from __future__ import annotations

import sqlite3

from django.db import InterfaceError, OperationalError

#: SQLite's primary codes: busy, locked, out of memory, read-only, disk error, full, cannot open, protocol.
SQLITE_PASSES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
#: PostgreSQL's: connection, resources, ended by the operator or a time limit, lock not to be had, deadlock,
#: serialisation, read-only (a standby just after a fail-over).
POSTGRES_PASSES = ("08", "53", "57", "55P03", "40001", "40P01", "25006")


def is_busy(error: BaseException | None) -> bool:
    """Say whether the same call may go through later."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE_PASSES
    if isinstance(cause, sqlite3.Error):
        return False
    state = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(POSTGRES_PASSES)
