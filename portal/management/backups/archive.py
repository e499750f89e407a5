"""The file of a backup: a compressed tar whose last member says what the others are, with their hashes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.management.base import CommandError

MANIFEST = "manifest.json"
MAX_MANIFEST = 64 * 1024 * 1024
CHUNK = 1 << 20

Files = dict[str, dict[str, Any]]


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.hash.update(chunk)
        return chunk


def files_below(folder: Path) -> Iterator[Path]:
    """Give the regular files of a folder in a fixed order; links and unfinished files are left out."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def write_archive(target: Path, members: Iterator[tuple[str, Path]], manifest: dict[str, Any]) -> None:
    """Write the archive whole or not at all, readable by its owner only.

    A file that vanishes before its turn is left out; the manifest lists what is there.
    """
    half = target.with_name(f".{target.name}.part")
    files: Files = {}
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            os.fchmod(raw.fileno(), 0o600)
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as tar:
                for name, path in members:
                    _add(tar, name, path, files)
                _add_manifest(tar, {**manifest, "files": files})
            raw.flush()
            os.fsync(raw.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, name: str, path: Path, files: Files) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        member = tarfile.TarInfo(name)
        known = os.fstat(file.fileno())
        member.size, member.mtime, member.mode = known.st_size, int(known.st_mtime), 0o600
        hashing = _Hashing(file)
        tar.addfile(member, hashing)
        files[name] = {"size": member.size, "sha256": hashing.hash.hexdigest()}


def _add_manifest(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    member = tarfile.TarInfo(MANIFEST)
    member.size, member.mtime, member.mode = len(text), int(time.time()), 0o600
    tar.addfile(member, io.BytesIO(text))


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpack into an empty folder and return the manifest.

    Refuses, with `CommandError`, whatever is not exactly what the manifest says: a changed, missing or added
    file, a damaged archive, a name that leads out of the folder.
    """
    found: Files = {}
    manifest: dict[str, Any] | None = None
    try:
        for name, content in _members(archive):
            if name in found or manifest is not None:
                raise CommandError(f"Refused: unexpected member {name!r} in the archive.")
            if name == MANIFEST:
                manifest = json.loads(content.read(MAX_MANIFEST))
            else:
                found[name] = _extract(content, folder, name)
    except (tarfile.TarError, EOFError, zlib.error, ValueError, OSError) as error:
        raise CommandError(f"Refused: {archive} cannot be read whole ({type(error).__name__}).") from error
    _compare(found, manifest)
    return manifest or {}


def _members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Give name and content of each file, reading to the very end, where gzip keeps its checksum."""
    with gzip.open(archive) as stream:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is None:
                    raise CommandError(f"Refused: {member.name!r} in the archive is not a file.")
                yield member.name, content
        while stream.read(CHUNK):
            pass


def _extract(content: IO[bytes], folder: Path, name: str) -> dict[str, Any]:
    parts = Path(name).parts
    if Path(name).is_absolute() or ".." in parts or not parts or "\\" in name:
        raise CommandError(f"Refused: the name {name!r} leads out of the folder.")
    path = folder.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    hashing = _Hashing(content)
    size = 0
    with path.open("xb") as file:
        while chunk := hashing.read(CHUNK):
            size += len(chunk)
            file.write(chunk)
    return {"size": size, "sha256": hashing.hash.hexdigest()}


def _compare(found: Files, manifest: dict[str, Any] | None) -> None:
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise CommandError("Refused: the archive has no manifest.")
    told = manifest["files"]
    wrong = sorted(name for name in found.keys() | told.keys() if found.get(name) != told.get(name))
    if wrong:
        raise CommandError(f"Refused: {len(wrong)} files are not what the manifest says, first {wrong[0]!r}.")
