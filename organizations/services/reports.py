"""Reports from readers: written once however often the button is pressed, forgotten a year after closing."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from organizations.enums import ReportState
from organizations.models import MistakeReport, Organization
from portal.base.errors import Refused

KEPT = timedelta(days=365)
MAX_TEXT = 2_000


def report_mistake(
    organization: Organization, *, key: uuid.UUID, kind: str, text: str, email: str = "", language: str
) -> MistakeReport:
    """Write a report down and return it; the same report sent again returns the first one.

    A form that was changed and sent again under its old key is a report of its own, so nothing is lost.
    Raises `Refused` for an unknown kind or an empty text.
    """
    if kind not in MistakeReport.Kind.values:
        raise Refused(_("Choose what it is about."), code="unknown_value", field="kind")
    if not text.strip() or len(text) > MAX_TEXT:
        raise Refused(_("Say what should be changed."), code="required", field="text")
    report = MistakeReport(
        key=key,
        organization=organization,
        kind=kind,
        text=text.strip(),
        email=email.strip(),
        language=language,
    )
    first = _written(report)
    if _says_the_same(first, report):
        return first
    said = f"{organization.pk}|{kind}|{report.text}|{report.email}"
    report.pk, report.key = None, uuid.uuid5(key, said)
    return _written(report)


def _written(report: MistakeReport) -> MistakeReport:
    """Save a report unless one with its key is there; return the one that is."""
    found = MistakeReport.objects.filter(key=report.key).first()
    if found:
        return found
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        return MistakeReport.objects.get(key=report.key)
    return report


def _says_the_same(one: MistakeReport, other: MistakeReport) -> bool:
    fields = ("organization_id", "kind", "text", "email")
    return all(getattr(one, name) == getattr(other, name) for name in fields)


def forget_old_reports(now: datetime) -> int:
    """Delete reports closed more than twelve months ago and return how many; open ones stay."""
    closed = MistakeReport.objects.exclude(state=ReportState.OPEN)
    count, _rows = closed.filter(closed_at__lt=now - KEPT).delete()
    return count
