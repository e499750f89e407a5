"""Stored answers: compressed bodies, their headers, and the room they take."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

import brotli

Headers = list[tuple[str, str]]
Key = tuple[str, ...]

BROTLI_QUALITY = 5
GZIP_LEVEL = 6
QUICK_BROTLI = 2
QUICK_GZIP = 3
NEVER_KEPT = frozenset(
    {"set-cookie", "date", "content-length", "content-encoding", "x-request-id", "x-correlation-id"}
)


@dataclass(frozen=True)
class Entry:
    """One answer, ready to send in either encoding."""

    headers: Headers
    brotli: bytes
    gzip: bytes
    digest: str
    until: float

    @property
    def size(self) -> int:
        """Bytes it takes in the store, near enough."""
        return (
            len(self.brotli)
            + len(self.gzip)
            + sum(len(name) + len(value) for name, value in self.headers)
            + 400
        )


def make_entry(headers: Headers, body: bytes, until: float) -> Entry:
    """Compress a body once, so that sending it costs nothing."""
    kept = [(name, value) for name, value in headers if name.lower() not in NEVER_KEPT]
    return Entry(
        headers=kept,
        brotli=brotli.compress(body, quality=BROTLI_QUALITY),
        gzip=gzip.compress(body, GZIP_LEVEL, mtime=0),
        digest=hashlib.blake2b(body, digest_size=12).hexdigest(),
        until=until,
    )


def compress_once(body: bytes, encoding: str) -> bytes:
    """Compress a body that is sent to one reader only: quickly, in the one encoding they read."""
    if encoding == "br":
        return brotli.compress(body, quality=QUICK_BROTLI)
    return gzip.compress(body, QUICK_GZIP, mtime=0) if encoding == "gzip" else body


class Shelf:
    """Entries of one generation, the least used ones leaving when the room is full."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self.stamp = ""
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key, stamp: str, now: float) -> Entry | None:
        """Return the entry of that key if it is of this generation and its time has not run out."""
        with self._lock:
            if stamp != self.stamp:
                self._clear(stamp)
                return None
            entry = self._entries.get(key)
            if entry is None:
                return None
            if entry.until <= now:
                self._drop(key)
                return None
            self._entries.move_to_end(key)
            return entry

    def put(self, key: Key, entry: Entry, stamp: str) -> None:
        """Keep an answer that was made in generation `stamp`; an older one than the shelf's is not kept."""
        with self._lock:
            if stamp != self.stamp or entry.size > self.room // 16:
                return
            if key in self._entries:
                self._drop(key)
            self._entries[key] = entry
            self.used += entry.size
            while self.used > self.room:
                self._drop(next(iter(self._entries)))

    def _drop(self, key: Key) -> None:
        self.used -= self._entries.pop(key).size

    def _clear(self, stamp: str) -> None:
        self._entries.clear()
        self.used = 0
        self.stamp = stamp
