"""Import a file of organisations: idempotent by number, all or nothing, with a report by row and column.

Nothing that people changed is overwritten, nothing that was removed on request comes back, and no contact
is shown in more places than before.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from guides.models import Sector
from organizations.models import Organization
from organizations.services.applying import apply
from organizations.services.checking import Facts, check
from organizations.services.columns import NUMBER
from organizations.services.contacts import Withheld, withheld_of_2020
from organizations.services.gazetteer import Gazetteer
from organizations.services.import_report import ImportReport, Problem
from organizations.services.planning import Plan, Planner
from organizations.services.reading import Table, read_table
from portal.base import generation
from portal.base.errors import Conflict, Refused

BATCH = 500
Progress = Callable[[int, int], object]


def import_directory(
    content: bytes,
    file_name: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    withheld: Withheld | None = None,
) -> ImportReport:
    """Import an uploaded file, or only say what that would do; a refused file changes nothing."""
    try:
        table = read_table(content)
    except Refused as error:
        report = ImportReport(file_name, dry_run)
        report.refuse(Problem(0, "", str(error.message)))
        return report
    return import_table(table, file_name, dry_run=dry_run, progress=progress, withheld=withheld)


def import_table(
    table: Table,
    name: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    withheld: Withheld | None = None,
    demo: bool = False,
) -> ImportReport:
    """Import rows that are read already; all are written in one transaction or none is."""
    report = ImportReport(name, dry_run, total=len(table.rows), notes=list(table.notes))
    gazetteer = Gazetteer()
    facts = check(table, gazetteer, list(Sector.objects.values_list("pk", flat=True)), report)
    _refuse_numbers_of_others(facts, report, demo=demo)
    if not report.ok:
        return report
    facts.sort(key=lambda one: one.number)
    planner = Planner(gazetteer, withheld or withheld_of_2020(), report, demo=demo)
    if dry_run:
        _run(planner, facts, progress)
    else:
        _write(planner, facts, progress)
    return report


def _refuse_numbers_of_others(facts: list[Facts], report: ImportReport, *, demo: bool) -> None:
    """Keep the demonstration and the directory apart."""
    others = set(Organization.objects.filter(is_demo=not demo).values_list("number", flat=True))
    for one in facts:
        if one.number in others:
            message = _("The number is taken, by an organisation of the demonstration or a real one.")
            report.refuse(Problem(one.row, NUMBER, message))


def _write(planner: Planner, facts: list[Facts], progress: Progress | None) -> None:
    try:
        with transaction.atomic():
            _run(planner, facts, progress, apply)
            transaction.on_commit(generation.bump)
    except IntegrityError as error:
        raise Conflict(
            _("Somebody changed the directory at the same moment. Nothing was written; import it again.")
        ) from error


def _run(
    planner: Planner,
    facts: list[Facts],
    progress: Progress | None,
    write: Callable[[Plan], object] = lambda plan: None,
) -> None:
    for start in range(0, len(facts), BATCH):
        write(planner.plan(facts[start : start + BATCH]))
        if progress:
            progress(min(start + BATCH, len(facts)), len(facts))
