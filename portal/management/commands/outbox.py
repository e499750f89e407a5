"""How the worker is getting on: for people after a deploy, and for a monitor by its exit status."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.outbox import presence, queue, services
from portal.outbox.models import JobRun, OutgoingMail

LATE = timedelta(minutes=15)


class Command(BaseCommand):
    """Print what waits and what failed; end with status 1 where somebody should look."""

    help = "Say what waits in the outbox and which jobs fail; --retry tries parked mail again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--retry", action="store_true", help="try parked mail again from the start")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, and fail where there is something wrong."""
        if options["retry"]:
            count = services.release_parked(timezone.now())
            self.stdout.write(f"{count} parked mails will be tried again.")
        wrong = self._mail() + self._tasks() + self._jobs()
        workers = len(presence.living())
        self.stdout.write(f"Workers alive here: {workers}")
        if not workers:
            wrong.append("no worker is running on this machine")
        if wrong:
            raise CommandError("; ".join(wrong))

    def _mail(self) -> list[str]:
        mails = OutgoingMail.objects
        waiting = mails.filter(state=OutgoingMail.State.WAITING)
        parked = mails.filter(state=OutgoingMail.State.PARKED).count()
        late = waiting.filter(created_at__lt=timezone.now() - LATE).count()
        self.stdout.write(f"Mail: {waiting.count()} waiting ({late} for over 15 minutes), {parked} parked")
        return [f"{parked} mails are parked"] * bool(parked) + [f"{late} mails are late"] * bool(late)

    def _tasks(self) -> list[str]:
        tasks = DBTaskResult.objects.filter(backend_name=queue.BACKEND)
        parked = tasks.filter(status=TaskResultStatus.FAILED).count()
        waiting = tasks.filter(status=TaskResultStatus.READY).count()
        self.stdout.write(f"Tasks: {waiting} waiting, {parked} parked")
        return [f"{parked} tasks are parked"] * bool(parked)

    def _jobs(self) -> list[str]:
        failing = JobRun.objects.filter(failures__gt=0)
        for run in failing:
            self.stdout.write(f"Job {run.name}: failed {run.failures} times in a row ({run.last_error})")
        self.stdout.write(f"Jobs: {JobRun.objects.count()} known, {len(failing)} failing")
        return [f"the job {run.name} fails" for run in failing]
