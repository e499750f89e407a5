"""Add what only a demonstration has: made-up names and people, marked as such.

Each room brings its own part in `seed.py` and writes through its own services; running it again adds
nothing twice. Outside the demo settings it refuses.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.base import generation
from portal.base.reports import LoadReport
from portal.management.loading import FACTS, quiet, run


class Command(BaseCommand):
    """Demo data, in the demo settings only."""

    help = "Add demo data (only in the demo settings)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the rooms' seeds and write what each did."""
        if not settings.DEMO:
            raise CommandError("Demo data belong to the demo settings only; nothing was written.")
        report = LoadReport(self.stdout)
        with quiet():
            run(report, FACTS, "seed", "seed")
        generation.bump()
        self.stdout.write(self.style.SUCCESS("Demo data are there."))
