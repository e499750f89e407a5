"""Blocks of the guides: what chapters and forms are made of."""

from __future__ import annotations

from guides.blocks.streams import FormStream, GuideStream

__all__ = ["FormStream", "GuideStream"]
