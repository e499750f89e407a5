"""Models of the home room."""

from __future__ import annotations

from home.models.navigation import MenuItem
from home.models.pages import HomePage, StandardPage
from home.models.settings import Helpline, PortalSettings

__all__ = ["Helpline", "HomePage", "MenuItem", "PortalSettings", "StandardPage"]
