"""What the worker does from time to time; rooms register their own jobs when the apps are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Job:
    """A function that the worker calls with the time, at most once per `every`.

    It may be called twice, or not for days, and must be right in both cases. A job that has more to do than
    is good at one time does a part and returns True: it is called again as soon as the mail is out.
    """

    name: str
    run: Callable[[datetime], object]
    every: timedelta


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Make a job known; a name stands for one job only."""
    known = _jobs.setdefault(job.name, job)
    if known != job:
        raise ValueError(f"There is another job named {job.name}.")


def registered() -> tuple[Job, ...]:
    """Return all jobs in the order of their names."""
    return tuple(_jobs[name] for name in sorted(_jobs))
