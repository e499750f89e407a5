"""Which requests may be answered from the store, and under which key."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from portal.pagestore.entries import Key

BARRED = ("HTTP_RANGE", "HTTP_AUTHORIZATION", "HTTP_HX_REQUEST")
MAX_QUERY = 400


def key_of(environ: dict[str, Any], session_cookie: str) -> Key | None:
    """Return the key of a request that anybody could have sent, or None where the store must stay out.

    Parameters are put in a fixed order; whether they are allowed is decided by the view that answers.
    """
    if environ.get("REQUEST_METHOD") not in ("GET", "HEAD") or any(environ.get(name) for name in BARRED):
        return None
    if f"{session_cookie}=" in environ.get("HTTP_COOKIE", ""):
        return None
    query = environ.get("QUERY_STRING", "")
    if len(query) > MAX_QUERY:
        return None
    try:
        pairs = sorted(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    except ValueError:
        return None
    if len({name for name, _ in pairs}) < len(pairs):
        return None  # which of several values counts depends on their order
    host = environ.get("HTTP_HOST", "")
    scheme = f"{environ.get('wsgi.url_scheme', '')}|{environ.get('HTTP_X_FORWARDED_PROTO', '')}"
    return (scheme, host, environ.get("PATH_INFO", ""), *(f"{name}={value}" for name, value in pairs))


def encoding_of(environ: dict[str, Any]) -> str:
    """Return `br`, `gzip` or `` (nothing), the best that the client says it reads."""
    accepted = {}
    for part in environ.get("HTTP_ACCEPT_ENCODING", "").split(","):
        name, _, weight = part.strip().partition(";")
        accepted[name.strip().lower()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if accepted.get(name)), "")


def has_copy(environ: dict[str, Any], etag: str) -> bool:
    """Say whether the client already holds the answer with this tag."""
    held = environ.get("HTTP_IF_NONE_MATCH", "")
    return held.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in held.split(",")]
