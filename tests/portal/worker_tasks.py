"""Tasks for the worker that the tests run as a process of its own."""

from __future__ import annotations

import time

from django_tasks import task

from portal.outbox.models import JobRun


@task(backend="queue")
def leave_a_row(name):
    """Take a moment, then leave one row, however often it is called."""
    time.sleep(0.05)
    JobRun.objects.get_or_create(name=name)
