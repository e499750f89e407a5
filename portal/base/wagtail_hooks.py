"""What the floor changes in Wagtail."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.base.admin import refuse_change, refuse_deletion
from portal.base.page_links import LivePageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let our own handler write the links to pages; it comes after Wagtail's, so it stays."""
    features.register_link_type(LivePageLinkHandler)


hooks.register("before_delete_snippet", refuse_deletion)
hooks.register("before_edit_snippet", refuse_change, order=-2)


@hooks.register("insert_global_admin_css")
def admin_style() -> SafeString:
    """Add our own style to every screen of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/admin/admin.css"))


@hooks.register("construct_settings_menu")
def leave_sites_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's lists of pages need its screen of sites, people do not: the one site is set by `SITE_URL`."""
    items[:] = [item for item in items if item.name != "sites"]
