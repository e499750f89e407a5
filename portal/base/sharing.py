"""The picture that stands beside a link to a page.

It is cut when the page is published, so that reading a page never writes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from wagtail.images import get_image_model
from wagtail.signals import page_published

from portal.base.generation import per_generation
from portal.base.pages import BasePage

SIZE = (1200, 630)
SPEC = f"fill-{SIZE[0]}x{SIZE[1]}|format-jpeg"


class SharePicture(NamedTuple):
    """Where a picture is, and how large."""

    url: str
    width: int = SIZE[0]
    height: int = SIZE[1]


def share_picture_of(page: object) -> SharePicture | None:
    """Return a page's picture for sharing, or None where it has none."""
    image_id = page.share_image_id if isinstance(page, BasePage) else None
    return _cut(image_id) if image_id else None


@per_generation
def _cut(image_id: int) -> SharePicture | None:
    renditions = get_image_model().get_rendition_model().objects
    found = renditions.filter(image_id=image_id, filter_spec=SPEC).order_by("-pk").first()
    return SharePicture(found.url, found.width, found.height) if found else None


def _cut_on_publishing(instance: object, **kwargs: Any) -> None:
    if isinstance(instance, BasePage) and instance.share_image:
        instance.share_image.get_rendition(SPEC)


def connect() -> None:
    """Connect the signal; called once when the apps are ready."""
    page_published.connect(_cut_on_publishing, dispatch_uid="portal.sharing.published")
