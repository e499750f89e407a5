"""Which workers of this machine are alive: each holds a lock that the system takes away when it dies."""

from __future__ import annotations

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "workers"


@contextmanager
def present() -> Iterator[str]:
    """Be a worker for as long as the context lasts; gives the name by which others see it."""
    _folder().mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(8)
    path = _folder() / name
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def has_died(name: str) -> bool:
    """Say whether that worker was one of this machine's and is certainly gone."""
    try:
        with (_folder() / name).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (FileNotFoundError, BlockingIOError):
        return False
    return True


def dead() -> list[str]:
    """Return the workers of this machine that ended without a word."""
    return [path.name for path in _folder().glob("*") if has_died(path.name)]


def living() -> list[str]:
    """Return the workers of this machine that are alive."""
    return [path.name for path in _folder().glob("*") if not has_died(path.name)]


def forget(names: list[str]) -> None:
    """Clear away what dead workers left, once nothing of theirs is waiting to be taken over."""
    for name in names:
        (_folder() / name).unlink(missing_ok=True)
