"""Collect static files only when something they are made of has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

#: What the collected files are made of besides the files themselves.
RECIPE = ("storage.py", "stylesheets.py")


def fingerprint() -> str:
    """Return a mark of every source of static files: equal marks mean an equal result."""
    mark = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for line in sorted(_sources()):
        mark.update(line.encode())
    return mark.hexdigest()


def is_collected() -> bool:
    """Say whether the collected files are those of today's sources."""
    stamp = _stamp()
    return stamp.exists() and stamp.read_text() == fingerprint() and any(Path(settings.STATIC_ROOT).glob("*"))


def remember_collected() -> None:
    """Note that the collected files are those of today's sources."""
    _stamp().write_text(fingerprint())


def _stamp() -> Path:
    root = Path(settings.STATIC_ROOT)
    return root.with_name(f"{root.name}.stamp")


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=["CVS", ".*", "*~"]):
            yield f"{path} {_state(Path(storage.path(path)))}"
    for name in RECIPE:
        yield f"{name} {_state(settings.BASE_DIR / 'portal' / name)}"


def _state(file: Path) -> str:
    found = file.stat()
    return f"{found.st_size} {found.st_mtime_ns}"
