"""What stands below a guide goes out of sight with it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_unpublished

from guides.models import GuidePage


def connect() -> None:
    """Connect the signal, which comes however a guide is taken down; called when the apps are ready."""
    page_unpublished.connect(_take_chapters_down, sender=GuidePage, dispatch_uid="guides.publishing")


@transaction.atomic
def _take_chapters_down(instance: Page, **kwargs: Any) -> None:
    for chapter in instance.get_descendants().live().specific():
        chapter.unpublish()
