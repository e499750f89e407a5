"""Compile the message catalogues that changed; running it twice changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

from portal.management.catalogues import compile_catalogues


class Command(BaseCommand):
    """Turn each changed `.po` of the project into the `.mo` that the portal reads."""

    help = "Compile the message catalogues that changed."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile, and let this process see the new messages too."""
        written = compile_catalogues(settings.LOCALE_PATHS)
        for target in written:
            translation_file_changed(sender=None, file_path=Path(target))
            self.stdout.write(f"compiled {target.parent.parent.name}/{target.name}")
        if not written:
            self.stdout.write("catalogues are up to date")
