"""Put the directory into the admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from organizations.admin_views.bulk import HideBulkAction, SetSectorsBulkAction
from organizations.admin_views.imports import PERMISSION
from organizations.viewsets import DirectoryViewSetGroup

register_snippet(DirectoryViewSetGroup)
hooks.register("register_bulk_action", SetSectorsBulkAction)
# After Wagtail's own, so that hiding stands in the place of deletion.
hooks.register("register_bulk_action", HideBulkAction, order=100)


@hooks.register("register_permissions")
def import_permission() -> QuerySet[Permission]:
    """Offer the right to import where groups are given theirs."""
    app, codename = PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
