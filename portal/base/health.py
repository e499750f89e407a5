"""Is it alive, and could it take what somebody writes: answered before anything else is asked.

The answers stand in front of every other middleware, so that a balancer may ask by any host name and without
TLS, no session is looked up, and nothing is logged.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.crypto import get_random_string

#: Seconds for which an answer of `/readyz` holds.
HOLDS = 5.0
#: Milliseconds that the check waits for another writer, far less than a visitor would.
PATIENCE = 1_000
#: Bytes that must go to the disk; the log of SQLite needs room before a row is safe.
PROBE = 64 * 1024
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class HealthMiddleware:
    """Answer `/healthz` and `/readyz`, pass everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look at the path only."""
        if request.path_info == "/healthz":
            return alive(request)
        if request.path_info == "/readyz":
            return ready(request)
        return self.get_response(request)


def alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8", headers=HEADERS)


def ready(request: HttpRequest) -> JsonResponse:
    """Say whether a write would be kept: 200, or 503 with the names of what failed."""
    failed = _verdict.current()
    return JsonResponse(
        {"ready": not failed, "failed": failed},
        status=503 if failed else 200,
        headers={**HEADERS, **({"Retry-After": "5"} if failed else {})},
    )


class _Verdict:
    """The last answer of this process, asked anew at most once in `HOLDS` seconds."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.until = 0.0
        self.failed: list[str] = []

    def current(self) -> list[str]:
        with self.lock:
            if time.monotonic() >= self.until:
                self.failed = [name for name, works in CHECKS.items() if not works()]
                self.until = time.monotonic() + HOLDS
            return list(self.failed)

    def forget(self) -> None:
        """Ask anew next time (tests use it between cases)."""
        self.until = 0.0


_verdict = _Verdict()


def database_takes_rows() -> bool:
    """Insert a row and roll it back."""
    try:
        with _impatient(), transaction.atomic():
            Session.objects.create(
                session_key=f"readyz{get_random_string(26)}",
                session_data="",
                expire_date=timezone.now() + timedelta(seconds=1),
            )
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


@contextlib.contextmanager
def _impatient() -> Iterator[None]:
    """Wait for another writer only shortly."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def disk_takes_files() -> bool:
    """Write a little to each folder the portal writes to, down to the disk, and take it away again."""
    folders = {Path(settings.VAR_DIR)}
    if connection.vendor == "sqlite":
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    try:
        for folder in folders:
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".readyz-") as file:
                file.write(b"\0" * PROBE)
                file.flush()
                os.fsync(file.fileno())
    except OSError:
        return False
    return True


CHECKS: dict[str, Callable[[], bool]] = {"database": database_takes_rows, "disk": disk_takes_files}
