"""What must be said before the portal is opened: who runs it, and who answers for personal data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, transaction

from home.models import PortalSettings

REQUIRED = {
    "operator": ("operator_kk", "operator_ru", "operator_en"),
    "BIN": ("bin",),
    "address": ("address_kk", "address_ru", "address_en"),
    "responsible person": ("responsible",),
}


@register(Tags.database, deploy=True)
def operator_is_named(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Ask for what the law wants shown (`check --deploy --database default`); silent before migrating."""
    if "default" not in (databases or []):
        return []
    try:
        with transaction.atomic():
            settings = PortalSettings.objects.first() or PortalSettings()
    except DatabaseError:
        return []
    missing = [
        what for what, fields in REQUIRED.items() if not all(getattr(settings, name) for name in fields)
    ]
    if not missing:
        return []
    return [
        Warning(
            f"Not said yet: {', '.join(missing)}.",
            hint="Fill them in at Settings, Portal settings, in the admin.",
            id="home.W001",
        )
    ]
