"""Errors of the worker in words that may be kept: what and where; the message may quote a person."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

FRAMES = 6


def name_of(error: BaseException) -> str:
    """Return the full name of an error's class."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def describe(error: BaseException) -> str:
    """Return the error's class and the innermost lines it came through."""
    frames = extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    return " < ".join([name_of(error), *places])
