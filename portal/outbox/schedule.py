"""Jobs that are due: claimed by one conditional update, run, and tried again with back-off when they fail."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from portal.base.jobs import Job, registered
from portal.outbox.faults import describe, name_of
from portal.outbox.models import JobRun

logger = logging.getLogger(__name__)

#: A job whose worker died in the middle is due again after this time.
LEASE = timedelta(minutes=15)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
ALARM_AFTER = len(BACK_OFF) + 1


def run_due(now: datetime, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Run every job that is due at `now`; return whether one of them has more to do at once.

    After a pause of any length a job runs once. One that raises is noted and stops no other.
    """
    known = {row.name: row for row in JobRun.objects.all()}
    more = False
    for job in registered():
        if stopping():
            break
        row = known.get(job.name) or JobRun.objects.get_or_create(name=job.name, defaults={"due_at": now})[0]
        if _is_due(row, job, now) and _claim(row):
            more |= _run(row, job)
    return more


def _is_due(row: JobRun, job: Job, now: datetime) -> bool:
    """Say whether it is time, or the time was set by a clock that ran ahead."""
    return row.due_at <= now or row.due_at > now + max(job.every, BACK_OFF[-1], LEASE)


def _claim(row: JobRun) -> bool:
    """Take the job for this worker; false where another one was faster."""
    seen, began = row.due_at, timezone.now()
    row.due_at, row.last_started = began + LEASE, began
    mine = JobRun.objects.filter(pk=row.pk, due_at=seen)
    return bool(mine.update(due_at=row.due_at, last_started=row.last_started))


def _run(row: JobRun, job: Job) -> bool:
    began = row.last_started or timezone.now()
    try:
        more = job.run(began) is True
    except Exception as error:  # noqa: BLE001 -- one job must not stop the others
        _note_failure(row, job, error)
        return False
    now = timezone.now()
    _save(row, due_at=now if more else began + job.every, last_finished=now, failures=0, last_error="")
    return more


def _note_failure(row: JobRun, job: Job, error: Exception) -> None:
    failures = row.failures + 1
    wait = BACK_OFF[failures - 1] if failures < ALARM_AFTER else max(job.every, BACK_OFF[-1])
    _save(row, due_at=timezone.now() + wait, failures=failures, last_error=name_of(error)[:200])
    told = logger.error if failures == ALARM_AFTER else logger.warning
    told("Job %s failed, %d times in a row: %s.", job.name, failures, describe(error))


def _save(row: JobRun, **values: object) -> None:
    """Write the outcome, unless the lease ran out and another worker has the job by now."""
    JobRun.objects.filter(pk=row.pk, due_at=row.due_at).update(**values)
