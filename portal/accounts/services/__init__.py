"""What accounts do."""

from __future__ import annotations
