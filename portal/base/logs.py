"""Logs as lines of JSON, without local variables and without personal data."""

from __future__ import annotations

import logging

import structlog


def json_formatter() -> logging.Formatter:
    """Return the formatter every handler uses: one JSON object a line, control characters escaped."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.format_exc_info,
        ],
    )
