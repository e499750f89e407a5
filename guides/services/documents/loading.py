"""Make all documents when the content is loaded, so that they are there when the first reader comes."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from guides.services.documents.making import AT_ONCE, Round, go_round
from portal.base.reports import LoadReport


def load_documents(report: LoadReport) -> None:
    """Make what is missing or older than its content; nothing where the settings say so."""
    if not settings.DOCUMENTS_WITH_CONTENT:
        return
    this = Round(timezone.now(), AT_ONCE)
    known = set(this.rows)
    go_round(this, report.progress)
    for ident in this.made:
        (report.changed if ident in known else report.added)("/".join(ident))
    for ident in this.failed:
        report.kept("/".join(filter(None, ident)), "could not be made, see the log")
    for ident in known & this.wanted.difference(this.made, this.failed):
        report.unchanged("/".join(ident))
