"""Load what the portal starts with: places, organisations, directions, pages, menus, settings.

Running it again brings in what is new in the files and never overwrites what an editor changed.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.base import generation
from portal.base.reports import LoadReport
from portal.management.loading import DOCUMENTS, FACTS, PAGES, quiet, run


class Command(BaseCommand):
    """Facts of all rooms, then their pages, what links them, and the documents made of them."""

    help = "Load the content that comes with the portal; editors' changes stay."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the rooms' loaders and write what each did."""
        report = LoadReport(self.stdout)
        with quiet():
            run(report, FACTS, "content", "load_facts")
            run(report, PAGES, "content", "load_pages")
            run(report, PAGES, "content", "load_links")
            generation.bump()
            run(report, DOCUMENTS, "services.documents.loading", "load_documents")
        generation.bump()
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(report.total.items()))
        self.stdout.write(self.style.SUCCESS(f"Content is loaded: {counted}."))
