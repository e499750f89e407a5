"""What the worker clears away by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings

from portal.base import jobs
from portal.outbox import queue, services


def clear_sessions(now: datetime) -> None:
    """Delete the sessions that have expired."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def register_jobs() -> None:
    """Register the outbox's own jobs; called once when the apps are ready."""
    jobs.register(jobs.Job("outbox.prune_mail", services.prune, timedelta(hours=6)))
    jobs.register(jobs.Job("outbox.prune_tasks", queue.prune_results, timedelta(days=1)))
    jobs.register(jobs.Job("sessions.clear_expired", clear_sessions, timedelta(days=1)))
