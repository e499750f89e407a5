"""Where the documents lie: a folder of their own, which no address leads into.

A file's name tells what it was made of, so a newer one never takes the place of one that is being read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

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


@contextmanager
def putting(name: str, content: bytes) -> Iterator[None]:
    """Write a file, whole or not at all; it appears when what is done meanwhile has come to its end.

    Until then its name begins with a dot and is nobody else's, so that two who make the same file do not mix.
    """
    folder().mkdir(parents=True, exist_ok=True)
    half = path_of(f".{token_hex(4)}-{name}")
    try:
        half.write_bytes(content)
        yield
        half.replace(path_of(name))
    finally:
        half.unlink(missing_ok=True)


def names() -> set[str]:
    """Return the names of the whole files."""
    return {name for name in os.listdir(folder()) if name[0] != "."} if folder().is_dir() else set()


def remove(name: str) -> None:
    """Remove a file, if it is still there."""
    path_of(name).unlink(missing_ok=True)
