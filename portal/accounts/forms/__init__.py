"""allauth's forms in our words."""

from __future__ import annotations
