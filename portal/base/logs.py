"""Logs as lines of JSON, without local variables and without personal data.

Nobody can promise that a message never quotes what somebody typed (a database names the value that was
twice), so every line is cleaned just before it is written: addresses, long numbers, secrets in paths and
everything after a question mark go. Client addresses are not logged at all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware

#: Each begins only where a run of its signs begins, so that a long text without any is read once.
_MASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<![^\s@<>\"'(),;:=/\\])[^\s@<>\"'(),;:=/\\]+(?:@|%40)[^\s@<>\"'(),;:/\\]+"),
        "[address]",
    ),
    (re.compile(r"(?<=/)[\w-]{22,}(?=[/\s\"']|$)"), "[secret]"),
    (re.compile(r"(?<![^\s?\"'])([^\s?\"'/]*/[^\s?\"']*)\?[^\s\"']*"), r"\1"),
    (re.compile(r"\+?\b\d[\d ()-]{8,}\d\b"), "[number]"),
)
#: Written by the portal itself and never by a visitor.
_OURS = {"timestamp", "level", "logger", "request_id", "code", "user_id"}

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.format_exc_info,
]


def configure() -> None:
    """Make structlog write through the handlers of the standard library; called once at the start."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def json_formatter() -> logging.Formatter:
    """Return the formatter of every handler: one JSON object a line, cleaned, control characters escaped."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            clean_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        foreign_pre_chain=_SHARED,
    )


def clean_event(logger: Any, method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Take what could be a person's out of every value."""
    return {key: value if key in _OURS else clean(value) for key, value in event.items()}


def clean(value: Any) -> Any:
    """Mask addresses, long numbers, secrets and query strings; numbers and truth values stay."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


class RequestLogMiddleware(RequestMiddleware):
    """One line a request: method, path, status, and the number of the person if one was looked up."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Leave the query out: it holds what people search for."""
        return f"{request.method} {request.path_info}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Note the person only if the view asked who it is; asking here would cost two queries."""
        person = getattr(request, "_cached_user", None)
        if person is not None and person.pk is not None:
            structlog.contextvars.bind_contextvars(user_id=person.pk)
