"""The generation of public content: one small file that every worker looks at.

Whoever changes something public writes the file anew; whoever keeps a copy of something public
compares the file's stamp first. One `stat` a look, so a published change is visible in the next
request of every worker on the machine.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from django.conf import settings

P = ParamSpec("P")
R = TypeVar("R")


class _Look(threading.local):
    """What this thread saw when its request began; a request sees one generation from end to end."""

    seen: str | None = None


_look = _Look()


def look(**kwargs: object) -> None:
    """Look at the generation once for the request that begins (a receiver of `request_started`)."""
    _look.seen = None
    _look.seen = stamp()


def look_away(**kwargs: object) -> None:
    """Look anew each time again (a receiver of `request_finished`)."""
    _look.seen = None


def stamp() -> str:
    """Return the mark of the current generation; equal marks mean that nothing public changed."""
    if _look.seen is not None:
        return _look.seen
    try:
        found = os.stat(settings.GENERATION_FILE)
    except FileNotFoundError:
        return "0"
    return f"{found.st_mtime_ns:x}-{found.st_ino:x}"


def bump() -> None:
    """Begin a new generation: copies of public content made before are stale from now on."""
    look_away()
    target = Path(settings.GENERATION_FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".generation-")
    try:
        os.write(descriptor, secrets.token_hex(8).encode())
        os.close(descriptor)
        os.replace(name, target)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


class _Memory:
    """Values kept in this process for as long as their generation lasts."""

    def __init__(self) -> None:
        self.stamp = ""
        self.values: dict[object, object] = {}


_memory = _Memory()
_LIMIT = 4_000


def forget() -> None:
    """Drop every kept value of this process (tests use it between cases)."""
    _memory.values.clear()


def remembers(key: object) -> bool:
    """Say whether `remember` would not have to make the value anew."""
    return _memory.stamp == stamp() and key in _memory.values


def remember(key: object, make: Callable[[], R]) -> R:
    """Return what `make` returned for this key since public content last changed."""
    now = stamp()
    if _memory.stamp != now or len(_memory.values) > _LIMIT:
        _memory.values = {}
        _memory.stamp = now
    values = _memory.values
    if key not in values:
        values[key] = make()
    return values[key]  # type: ignore[return-value]  # a key belongs to one maker


def per_generation(function: Callable[P, R]) -> Callable[P, R]:
    """Keep a function's result in this process until public content changes.

    Arguments must be hashable; the result is shared, so callers must not change it.
    """

    @wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, tuple(sorted(kwargs.items())))
        return remember(key, lambda: function(*args, **kwargs))

    return kept
