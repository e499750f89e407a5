"""The portal's own address, which never comes from a request."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections, models
from wagtail.models import Site

_PORTS = {"http": 80, "https": 443}


def absolute(path: str) -> str:
    """Return the full address of a path, for mails, feeds and canonical links."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def set_site_from_settings() -> None:
    """Write the host of `SITE_URL` into Wagtail's one site, so that its addresses are ours too."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not address.hostname:
        return
    wanted = (address.hostname, address.port or _PORTS[address.scheme], settings.WAGTAIL_SITE_NAME)
    if (site.hostname, site.port, site.site_name) != wanted:
        site.hostname, site.port, site.site_name = wanted
        site.save()


def after_migrations(sender: Any, using: str, **kwargs: Any) -> None:
    """Set the site once Wagtail's tables are there; nothing when they are being taken down."""
    if using == "default" and _has_table(Site, using):
        set_site_from_settings()


def _has_table(model: type[models.Model], using: str) -> bool:
    return model._meta.db_table in connections[using].introspection.table_names()
