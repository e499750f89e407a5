"""System checks of the project's own conventions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import Error, Tags, register
from wagtail.models import get_page_models

ROOMS = {"home", "organizations", "campaigns", "guides"}


@register(Tags.models)
def pages_declare_their_place(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Every page type of ours says under which parents it may stand, so nothing lands at random."""
    return [
        Error(f"{model.__name__} does not declare parent_page_types.", obj=model, id="portal.E001")
        for model in get_page_models()
        if model.__module__.split(".")[0] in ROOMS and "parent_page_types" not in vars(model)
    ]


@register(Tags.compatibility)
def the_clock_knows_the_one_zone(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Kazakhstan has had one zone since 1 March 2024; older tables of zones still say six hours."""
    offset = datetime(2026, 1, 1, tzinfo=ZoneInfo(settings.TIME_ZONE)).utcoffset()
    if offset == timedelta(hours=5):
        return []
    return [
        Error(
            f"{settings.TIME_ZONE} is taken for {offset} from UTC instead of five hours.",
            hint="Bring the system's tables of time zones (the package tzdata) up to date.",
            id="portal.E002",
        )
    ]
