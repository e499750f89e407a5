"""What the floor changes in Wagtail."""

from __future__ import annotations

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.base.page_links import LivePageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let our own handler write the links to pages; it comes after Wagtail's, so it stays."""
    features.register_link_type(LivePageLinkHandler)
