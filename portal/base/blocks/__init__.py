"""Blocks that several rooms compose their streams from."""

from __future__ import annotations

from portal.base.blocks.text import (
    CalloutBlock,
    HeadingBlock,
    HelplinesBlock,
    ParagraphBlock,
    StepBlock,
    StepsBlock,
)

__all__ = ["CalloutBlock", "HeadingBlock", "HelplinesBlock", "ParagraphBlock", "StepBlock", "StepsBlock"]
