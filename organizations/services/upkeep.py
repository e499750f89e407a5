"""What the worker does for the directory from time to time."""

from __future__ import annotations

from datetime import timedelta

from organizations.services import reports, share, uploads
from portal.base import jobs


def register_jobs() -> None:
    """Register the room's jobs; called once when the apps are ready."""
    jobs.register(jobs.Job("organizations.share_pictures", share.make_pictures, timedelta(minutes=2)))
    jobs.register(jobs.Job("organizations.forget_reports", reports.forget_old_reports, timedelta(days=1)))
    jobs.register(jobs.Job("organizations.forget_uploads", uploads.forget_old_files, timedelta(days=1)))
