"""What the directory answers to a reader."""

from __future__ import annotations
