"""Import a file of organisations (CSV or XLSX) into the directory, all of it or nothing.

Running it twice changes nothing the second time. What editors changed and what was removed on request is
kept; the report names both. Ends with code 1 when the file is refused.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from organizations.services.import_report import ImportReport
from organizations.services.importing import import_directory
from organizations.services.pages import make_missing_pages
from organizations.services.reading import MAX_BYTES
from portal.base.errors import PortalError
from portal.base.languages import LANGUAGES

#: Pages of so many new organisations are made at once; more are left to `load_content`.
MAX_NEW_PAGES = 300


class Command(BaseCommand):
    """Read the file, import it, write the report."""

    help = "Import a CSV or XLSX file of organisations; --dry-run only reports."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and whether only to try."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and report, write nothing")
        parser.add_argument(
            "--language", choices=LANGUAGES, default=settings.LANGUAGE_CODE, help="of the report"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report in the language asked for."""
        with translation.override(options["language"]):
            try:
                report = import_directory(
                    self._read(options["file"]),
                    options["file"].name,
                    dry_run=options["dry_run"],
                    progress=self._progress if options["verbosity"] > 1 else None,
                )
            except PortalError as error:
                raise CommandError(str(error.message)) from error
            self._tell(report)
        if not report.ok:
            sys.exit(1)

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(
                _("The file %(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}
            ) from error

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done}/{total}")

    def _tell(self, report: ImportReport) -> None:
        for line in report.lines():
            (self.stdout if report.ok else self.stderr).write(line)
        if report.ok and not report.dry_run and report.added:
            self._make_pages(len(report.added))

    def _make_pages(self, added: int) -> None:
        if added <= MAX_NEW_PAGES:
            make_missing_pages()
        else:
            self.stdout.write(_("The pages of the new organisations are made by manage.py load_content."))
