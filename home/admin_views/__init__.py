"""Screens of the admin that the home room adds to Wagtail's own."""

from __future__ import annotations
