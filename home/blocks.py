"""The stream of an ordinary page."""

from __future__ import annotations

from wagtail import blocks

from portal.base.blocks import CalloutBlock, HeadingBlock, HelplinesBlock, ParagraphBlock, StepsBlock


class StandardPageStream(blocks.StreamBlock):
    """What an ordinary page is made of."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    helplines = HelplinesBlock()
