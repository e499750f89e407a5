"""A file uploaded in the admin on its way into the directory: tried first, then written, with one report.

A small file is handled at once, a large one by the worker; every step may run twice. The file itself is
forgotten as soon as it is written or refused, or when nobody wrote it for a week.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from organizations.models import DirectoryImport, Organization
from organizations.services.import_report import ImportReport
from organizations.services.importing import import_directory
from organizations.services.pages import make_missing_pages
from organizations.services.reading import MAX_BYTES, read_table
from portal.base.errors import Conflict, Refused

State = DirectoryImport.State
#: Files with fewer rows, and no larger than this, are handled while the editor waits.
FEW_ROWS = 500
SMALL_BYTES = 400_000
#: Pages of so many organisations are made in one go.
PAGES_AT_ONCE = 40
KEPT = timedelta(days=7)
_PROGRESS_KEPT = 3_600


def start(content: bytes, file_name: str, *, actor: AbstractBaseUser, language: str) -> DirectoryImport:
    """Take a file in and try it; the report is there on return, or later where the worker has to make it."""
    if not content:
        raise Refused(_("The file is empty."), code="empty", field="file")
    if len(content) > MAX_BYTES:
        message = _("The file is larger than %(limit)s MB.") % {"limit": MAX_BYTES // 1024 // 1024}
        raise Refused(message, code="large", field="file")
    upload = DirectoryImport.objects.create(
        file_name=file_name[:200],
        content=content,
        uploaded_by_id=actor.pk,
        total=_rows_of_a_small_file(content),
    )
    if _is_small(upload):
        check_upload.call(upload.pk, language)
    else:
        check_upload.enqueue(upload.pk, language)
    upload.refresh_from_db()
    return upload


def _rows_of_a_small_file(content: bytes) -> int:
    """Return how many rows there are; 0 where that is not worth a look, or cannot be read."""
    if len(content) > SMALL_BYTES:
        return 0
    try:
        return len(read_table(content).rows)
    except Refused:
        return 0


def _is_small(upload: DirectoryImport) -> bool:
    return len(upload.content) <= SMALL_BYTES and upload.total < FEW_ROWS


@task(backend="queue")
def check_upload(pk: int, language: str) -> None:
    """Try a file: say what writing it would do, or why it is refused."""
    upload = DirectoryImport.objects.get(pk=pk)
    if upload.state != State.CHECKING:
        return
    with translation.override(language):
        report = import_directory(bytes(upload.content), upload.file_name, dry_run=True, progress=_teller(pk))
    _finish(upload, report, State.CHECKED if report.ok else State.REFUSED)


def write(upload: DirectoryImport, *, language: str) -> DirectoryImport:
    """Write a file that was tried; only the first of two who ask does."""
    asked = DirectoryImport.objects.filter(pk=upload.pk, state=State.CHECKED)
    if not asked.update(state=State.APPLYING, done=0, changed_at=timezone.now()):
        raise Conflict(_("The file was written or refused already, or is being worked on."))
    cache.delete(_key(upload.pk))
    if _is_small(upload):
        write_upload.call(upload.pk, language)
    else:
        write_upload.enqueue(upload.pk, language)
    upload.refresh_from_db()
    return upload


@task(backend="queue")
def write_upload(pk: int, language: str) -> None:
    """Write a file; the directory may have changed since the trial, so it may be refused now."""
    upload = DirectoryImport.objects.get(pk=pk)
    if upload.state != State.APPLYING:
        return
    try:
        with translation.override(language):
            report = import_directory(bytes(upload.content), upload.file_name, progress=_teller(pk))
    except Exception:
        DirectoryImport.objects.filter(pk=pk).update(state=State.CHECKED, changed_at=timezone.now())
        raise
    _finish(upload, report, State.APPLIED if report.ok else State.REFUSED)
    _make_pages_of(report.added)


def _finish(upload: DirectoryImport, report: ImportReport, state: DirectoryImport.State) -> None:
    upload.state = state
    upload.report = report.as_json()
    upload.total = upload.done = report.total
    if state != State.CHECKED:
        upload.content = b""
    upload.save()


def _make_pages_of(numbers: list[int]) -> None:
    """Make the pages of new organisations: a few at once, many by the worker."""
    if len(numbers) <= PAGES_AT_ONCE:
        make_pages.call(numbers)
        return
    for start_at in range(0, len(numbers), PAGES_AT_ONCE):
        make_pages.enqueue(numbers[start_at : start_at + PAGES_AT_ONCE])


@task(backend="queue")
def make_pages(numbers: list[int]) -> None:
    """Make the pages that these organisations lack."""
    if numbers:
        make_missing_pages(of=Organization.objects.listed().filter(number__in=numbers))


def progress_of(upload: DirectoryImport) -> tuple[int, int]:
    """Return how many rows of how many are done.

    It is kept beside the database: what a transaction counts nobody sees before it ends.
    """
    done, total = cache.get(_key(upload.pk)) or (upload.done, upload.total)
    return (done, total) if upload.state in (State.CHECKING, State.APPLYING) else (upload.done, upload.total)


def _teller(pk: int) -> Callable[[int, int], None]:
    return lambda done, total: cache.set(_key(pk), (done, total), _PROGRESS_KEPT)


def _key(pk: int) -> str:
    return f"directory-import:{pk}"


def forget_old_files(now: datetime) -> int:
    """Delete what was uploaded a week ago and never written; a refusal quotes cells too. Returns how many."""
    old = DirectoryImport.objects.filter(
        state__in=[State.CHECKING, State.CHECKED, State.REFUSED], changed_at__lt=now - KEPT
    )
    return old.delete()[0]
