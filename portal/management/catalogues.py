"""Compile message catalogues in Python, so that running the portal needs no gettext tools."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib


def compile_catalogues(folders: Iterable[str | Path]) -> list[Path]:
    """Write the `.mo` beside each `.po` below the folders that changed since; return those written.

    A compiled file carries the time of its source, so an older source put back is compiled again, and it
    appears whole or not at all: a running process never reads half of one.
    """
    return [_compile(source) for folder in folders for source in _stale(Path(folder))]


def _stale(folder: Path) -> Iterator[Path]:
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns != source.stat().st_mtime_ns:
            yield source


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    stamp = source.stat().st_mtime_ns
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".tmp", delete=False) as draft:
        draft.write(polib.pofile(str(source)).to_binary())
    os.chmod(draft.name, 0o644)
    os.utime(draft.name, ns=(stamp, stamp))
    os.replace(draft.name, target)
    return target
