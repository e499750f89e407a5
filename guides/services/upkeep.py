"""What the worker does for the guides from time to time."""

from __future__ import annotations

from datetime import timedelta

from guides.services.documents.making import make_documents
from portal.base import jobs


def register_jobs() -> None:
    """Register the room's jobs; called once when the apps are ready."""
    jobs.register(jobs.Job("guides.documents", make_documents, timedelta(minutes=1)))
