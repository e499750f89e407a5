"""Where the documents lie: a folder of their own, which no address leads into.

A file's name tells what it was made of, so a newer one never takes the place of one that is being read.
"""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Return the folder of the documents."""
    return Path(settings.VAR_DIR) / "documents"


def path_of(name: str) -> Path:
    """Return where the file of that name is, or would be."""
    return folder() / name


def holds(name: str) -> bool:
    """Say whether the file is there."""
    return bool(name) and path_of(name).is_file()


def take(name: str) -> bytes | None:
    """Return what is in a file, or None where it is gone."""
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        return None


def put(name: str, content: bytes) -> None:
    """Write a file, whole or not at all; a name that begins with a dot is half written."""
    folder().mkdir(parents=True, exist_ok=True)
    half = path_of(f".{name}")
    half.write_bytes(content)
    half.replace(path_of(name))


def keep_only(names: Container[str]) -> None:
    """Remove every file that is not among those."""
    if not folder().is_dir():
        return
    for name in os.listdir(folder()):
        if name not in names:
            path_of(name).unlink(missing_ok=True)
