"""Run what the rooms bring, in the order of the arrows."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from portal.base.reports import LoadReport

#: Facts of the lower rooms come first; pages begin with the front page, below which the others stand.
FACTS = ("guides", "organizations", "home")
PAGES = ("home", "guides", "organizations")
#: What is made of all that, for the rooms that make something.
DOCUMENTS = ("guides",)


def run(report: LoadReport, rooms: Iterable[str], module: str, function: str) -> None:
    """Call `<room>.<module>.<function>(report)` in every room that has it, each as a stage of the report."""
    for room in rooms:
        name = f"{room}.{module}"
        work = getattr(import_module(name), function, None) if find_spec(name) else None
        if work is not None:
            report.stage(f"{room}, {function.removeprefix('load_')}")
            work(report)
    report.end()


#: They write several lines about every page that is saved.
TALKATIVE = ("wagtail", "django_tasks")


@contextmanager
def quiet() -> Iterator[None]:
    """Let only warnings of others through, so that the report can be read."""
    loggers = [logging.getLogger(name) for name in TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
