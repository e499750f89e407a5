"""The worker's round: mail first, then queued tasks, then what is due; nothing that fails stops the rest."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from portal.outbox import queue, schedule, services
from portal.outbox.faults import describe

logger = logging.getLogger(__name__)

#: Seconds between rounds, and after one that failed.
PAUSE, PAUSE_AFTER_FAILURE = 1.0, 5.0
#: Seconds that queued tasks may take before it is the mail's turn again.
TASK_SHARE = 5.0
#: Seconds until a mail server that cannot be reached is asked again, and until dead workers are looked for.
MAIL_PAUSE, RECOVER_EVERY = 30.0, 15.0


class WorkLoop:
    """One worker, which does one thing after the other."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.stopping = False
        self.failed = False
        self._mail_from = 0.0
        self._recover_from = 0.0

    def run(self) -> None:
        """Go round until told to stop."""
        logger.info("The worker %s begins.", self.name)
        while not self.stopping:
            self.failed = False
            close_old_connections()
            more = self.round()
            if self.failed or not more:
                self._wait(PAUSE_AFTER_FAILURE if self.failed else PAUSE)
        logger.info("The worker %s ends.", self.name)

    def run_once(self) -> bool:
        """Do all that is due, and return whether everything could be begun."""
        while self.round() and not self.failed:
            pass
        return not self.failed

    def round(self) -> bool:
        """Take each step once; return whether there is more to do without waiting."""
        steps = (self.send_mail, self.run_tasks, self.run_jobs)
        return any([self._guarded(step) for step in steps])

    def send_mail(self) -> bool:
        """Hand over a batch of mail; leave an unreachable server alone for a while."""
        if time.monotonic() < self._mail_from:
            return False
        batch = services.send_due(timezone.now(), stopping=self.is_stopping)
        if batch.unreachable:
            self._mail_from = time.monotonic() + MAIL_PAUSE
        return batch.sent + batch.failed > 0

    def run_tasks(self) -> bool:
        """Run queued tasks for a while, those of dead workers too."""
        if time.monotonic() >= self._recover_from:
            queue.recover(self.name, timezone.now())
            self._recover_from = time.monotonic() + RECOVER_EVERY
        until = time.monotonic() + TASK_SHARE
        while not self.stopping and queue.run_one(self.name):
            if time.monotonic() > until:
                return True
        return False

    def run_jobs(self) -> bool:
        """Run what is due by the clock."""
        return schedule.run_due(timezone.now(), self.is_stopping)

    def is_stopping(self) -> bool:
        """Say whether the worker was told to end."""
        return self.stopping

    def _guarded(self, step: Callable[[], bool]) -> bool:
        if self.stopping:
            return False
        try:
            return step()
        except Exception as error:  # noqa: BLE001 -- a step that fails must not stop the others
            self.failed = True
            logger.error("The worker's step %s failed: %s.", step.__name__, describe(error))
            return False

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(0.1)


@contextmanager
def ended_by_signals(loop: WorkLoop) -> Iterator[None]:
    """Let TERM and Ctrl-C end the loop after its current step; the same one again ends it at once.

    Ctrl-C under `make run` sends both.
    """
    seen: set[int] = set()

    def stop(number: int, frame: FrameType | None) -> None:
        if number in seen:
            raise SystemExit(1)
        seen.add(number)
        loop.stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
