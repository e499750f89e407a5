"""What becomes of a report of a mistake: an editor closes it, done or refused, and may open it again."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from organizations.enums import ReportState
from organizations.models import MistakeReport
from portal.base.errors import Conflict


@transaction.atomic
def answer(
    report: MistakeReport, state: ReportState, *, actor: AbstractBaseUser | None = None
) -> MistakeReport:
    """Set what became of a report; of two who do it at once the second is refused."""
    asked = MistakeReport.objects.filter(pk=report.pk, state=report.state).exclude(state=state)
    closed_at = None if state == ReportState.OPEN else timezone.now()
    if not asked.update(state=state, closed_at=closed_at):
        raise Conflict(_("Somebody else dealt with this report in the meantime."))
    report.state, report.closed_at = state, closed_at
    log(instance=report, action="wagtail.edit", user=actor, data={"state": str(state)})
    return report
