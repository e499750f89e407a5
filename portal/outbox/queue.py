"""Queued tasks: run one after another, tried again with back-off, taken over from workers that died.

The package brings the table and the running of one task; it neither repeats a failed task nor misses one
whose worker was killed. A task must therefore be right when it runs twice.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.outbox import presence

logger = logging.getLogger(__name__)

#: The alias in `settings.TASKS`; Wagtail's own small tasks run at once, under the other one.
BACKEND = "queue"
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
MAX_TRIES = len(BACK_OFF) + 1
#: After this time a task is taken over from a worker that cannot be seen (it ran on another machine).
LEASE = timedelta(hours=1)
RESULTS_KEPT = timedelta(days=30)


class WorkerDied(Exception):
    """The worker was killed, five times, while it ran this task."""


def run_one(worker: str) -> bool:
    """Run the next task that is ready; return whether there was one.

    A task that fails is ready again after a while; failing the fifth time it is parked, with its traceback.
    """
    task = DBTaskResult.objects.ready().filter(backend_name=BACKEND).first()
    if task is None:
        return False
    mine = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.READY).update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=[*task.worker_ids, worker]
    )
    if mine:
        task.refresh_from_db()
        _runner(worker).run_task(task)
        task.refresh_from_db()
        if task.status == TaskResultStatus.FAILED:
            _again_or_park(task, task.exception_class_path)
    return True


def _runner(worker: str) -> Worker:
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
    )


def _again_or_park(task: DBTaskResult, reason: str) -> None:
    tries = len(task.worker_ids)
    if tries >= MAX_TRIES:
        logger.error("Task %s (%s) is parked after %d tries: %s.", task.pk, task.task_path, tries, reason)
        return
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=TaskResultStatus.READY, run_after=timezone.now() + BACK_OFF[tries - 1]
    )
    logger.warning("Task %s (%s) waits after try %d: %s.", task.pk, task.task_path, tries, reason)


def recover(worker: str, now: datetime) -> int:
    """Make ready again what workers left running when they died; return how many tasks.

    `worker` is the caller's own name: it is not running anything while it asks.
    """
    dead = presence.dead()
    found = 0
    for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, backend_name=BACKEND):
        holder = task.worker_ids[-1] if task.worker_ids else worker
        if holder in (worker, *dead) or task.started_at is None or task.started_at < now - LEASE:
            found += _take_over(task)
    presence.forget(dead)
    return found


def _take_over(task: DBTaskResult) -> int:
    """Put the task back, unless it ended meanwhile or has been the end of too many workers."""
    running = DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, worker_ids=task.worker_ids
    )
    if len(task.worker_ids) < MAX_TRIES:
        return running.update(status=TaskResultStatus.READY)
    task.set_failed(WorkerDied())
    _again_or_park(task, "its workers died")
    return 0


def prune_results(now: datetime) -> None:
    """Delete the results of tasks that ended more than thirty days ago."""
    ended = DBTaskResult.objects.finished().filter(backend_name=BACKEND)
    ended.filter(finished_at__lt=now - RESULTS_KEPT).delete()
