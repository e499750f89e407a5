"""The worker: one process beside the web server; several do no harm.

It sends the outbox, runs queued tasks, and what is due by the clock. Whatever it was doing when it was killed
is done again by the next one.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.management.worker import WorkLoop, ended_by_signals
from portal.outbox.presence import present


class Command(BaseCommand):
    """Work until TERM; with `--once` do what is due and end."""

    help = "Send mail, run queued tasks and due jobs, until told to end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--once", action="store_true", help="do everything that is due, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        loop = WorkLoop()
        with ended_by_signals(loop), present() as loop.name:
            if not options["once"]:
                loop.run()
            elif not loop.run_once():
                raise CommandError("Not everything could be done; the log says why.")
