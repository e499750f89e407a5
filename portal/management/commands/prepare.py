"""Bring the portal into the state in which it can be served: one process, quick when nothing is to do.

Running it again changes nothing that people have changed since; each step decides for itself what is left
to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from portal.base.sites import set_site_from_settings
from portal.management.staticfiles import is_collected, remember_collected


class Command(BaseCommand):
    """Compile catalogues, migrate, load content, seed the demo (demo settings only), collect static files."""

    help = "Prepare everything that serving the portal needs."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps in order and say how long each took."""
        Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
        self._step("Messages", self._command("compile_catalogues"))
        self._step("Database", self._migrate)
        self._step("Content", self._command("load_content"))
        if settings.DEMO:
            self._step("Demo data", self._command("seed_demo"))
        self._step("Static files", self._collect)
        if settings.DEMO:
            self._explain()

    def _explain(self) -> None:
        call_command("demo_login", "--print", stdout=self.stdout)
        self.stdout.write("No mail leaves this machine. Each one becomes a file, and all can be read:\n")
        self.stdout.write(f"  Files      {settings.MAIL_DIR}\n  Page       {settings.SITE_URL}/demo/mail/\n")

    def _step(self, name: str, run: Callable[[], object]) -> None:
        self.stdout.write(f"{name} ...")
        self.stdout.flush()
        began = time.monotonic()
        run()
        self.stdout.write(f"{name}: done ({time.monotonic() - began:.1f} s)")

    def _command(self, name: str) -> Callable[[], object]:
        return lambda: call_command(name, stdout=self.stdout, stderr=self.stderr)

    def _migrate(self) -> None:
        # The cache's table first: signals of the migrations already clear what Wagtail keeps in it.
        for alias in settings.DATABASES:
            call_command("createcachetable", database=alias, verbosity=0)
        executor = MigrationExecutor(connections["default"])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
        set_site_from_settings()

    def _collect(self) -> None:
        if not is_collected():
            call_command("collectstatic", interactive=False, verbosity=0)
            remember_collected()
