"""The store of anonymous pages, in front of Django.

A kept answer costs one `stat` (has anything public changed?) and a dictionary look-up. It is kept only when
the view said that it is the same for everybody (`portal.pagestore.decorators`), and never for a request with
a session. Entries end at midnight in Almaty, when "today" on a page becomes yesterday.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from portal.base import generation
from portal.pagestore.decorators import MARK
from portal.pagestore.entries import Entry, Headers, Shelf, compress_once, make_entry
from portal.pagestore.requests import encoding_of, has_copy, key_of

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
OK = "200 OK"


def next_midnight(now: float) -> float:
    """Return the Unix time of the next midnight in the portal's own zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    day = datetime.fromtimestamp(now, zone).date() + timedelta(days=1)
    return datetime.combine(day, datetime.min.time(), zone).timestamp()


class _Caught:
    """What Django wanted to start its answer with."""

    status = ""
    headers: Headers = []
    error: Any = None

    def start(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        """Remember the beginning of an answer."""
        self.status, self.headers, self.error = status, headers, exc_info


class PageStore:
    """A WSGI application that answers what it has kept, and asks the one behind it for the rest."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.shelf = Shelf(settings.PAGE_STORE_BYTES)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        key = key_of(environ, settings.SESSION_COOKIE_NAME)
        if key is None:
            return self._pass_on(environ, start_response)
        generation.look_away()  # whatever this thread's last request saw, this one looks for itself
        now = time.time()
        stamp = generation.stamp()
        entry = self.shelf.get(key, stamp, now)
        if entry is not None:
            return _send(entry, environ, start_response)
        caught = _Caught()
        chunks = self.application(environ, caught.start)
        mark = next((value for name, value in caught.headers if name == MARK), "")
        if not mark or caught.status != OK:
            start_response(caught.status, caught.headers, *([caught.error] if caught.error else []))
            return chunks
        body = _whole(chunks) if environ["REQUEST_METHOD"] == "GET" else b""
        headers = [(name, value) for name, value in caught.headers if name != MARK]
        if environ["REQUEST_METHOD"] == "HEAD":
            _close(chunks)
            start_response(OK, headers)
            return [b""]
        if mark == "send":
            return _send_once(headers, body, environ, start_response)
        entry = make_entry(headers, body, next_midnight(now))
        self.shelf.put(key, entry, stamp)
        return _send(entry, environ, start_response)

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def unmarked(status: str, headers: Headers, *error: Any) -> Any:
            return start_response(status, [pair for pair in headers if pair[0] != MARK], *error)

        return self.application(environ, unmarked)


def _whole(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        _close(chunks)


def _close(chunks: Iterable[bytes]) -> None:
    if hasattr(chunks, "close"):
        chunks.close()


def _send_once(headers: Headers, body: bytes, environ: Environ, start_response: StartResponse) -> list[bytes]:
    encoding = encoding_of(environ)
    packed = compress_once(body, encoding)
    kept = [pair for pair in headers if pair[0].lower() not in ("content-length", "vary")]
    kept += [("Vary", "Accept-Encoding, Cookie"), ("Content-Length", str(len(packed)))]
    start_response(OK, kept + ([("Content-Encoding", encoding)] if encoding else []))
    return [packed]


def _send(entry: Entry, environ: Environ, start_response: StartResponse) -> list[bytes]:
    encoding = encoding_of(environ)
    etag = f'"{entry.digest}{"-" + encoding if encoding else ""}"'
    headers = [pair for pair in entry.headers if pair[0].lower() != "vary"]
    headers += [("ETag", etag), ("Vary", "Accept-Encoding, Cookie")]
    if has_copy(environ, etag):
        start_response("304 Not Modified", [pair for pair in headers if pair[0].lower() != "content-type"])
        return []
    body = {"br": entry.brotli, "gzip": entry.gzip}.get(encoding) or gzip.decompress(entry.gzip)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start_response(OK, headers)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []
