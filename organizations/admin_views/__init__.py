"""Screens of the admin that the directory adds to Wagtail's own."""

from __future__ import annotations
