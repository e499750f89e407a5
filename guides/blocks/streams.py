"""The streams of chapters and of forms."""

from __future__ import annotations

from wagtail import blocks

from guides.blocks.doing import (
    ChecklistBlock,
    FormCardBlock,
    OrganizationsBlock,
    ResourcesBlock,
    SectorActionBlock,
    WorksheetBlock,
)
from guides.blocks.explaining import (
    ComparisonBlock,
    DefinitionBlock,
    MythBlock,
    QuestionsBlock,
    QuoteBlock,
    SubheadingBlock,
)
from guides.blocks.filling import (
    ChoiceLineBlock,
    GridBlock,
    LineBlock,
    LinesBlock,
    ScaleBlock,
    SectionBlock,
    SignaturesBlock,
)
from guides.blocks.showing import ContactsBlock, FigureBlock, TableBlock, TiersBlock
from portal.base.blocks import CalloutBlock, HeadingBlock, HelplinesBlock, ParagraphBlock, StepsBlock


class GuideStream(blocks.StreamBlock):
    """What a chapter is made of."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    text = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    myth = MythBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    comparison = ComparisonBlock()
    quote = QuoteBlock()
    definition = DefinitionBlock()
    figure = FigureBlock()
    tiers = TiersBlock()
    contacts = ContactsBlock()
    helplines = HelplinesBlock()
    form = FormCardBlock()
    worksheet = WorksheetBlock()
    action = SectorActionBlock()
    resources = ResourcesBlock()
    organizations = OrganizationsBlock()


class FormStream(blocks.StreamBlock):
    """What a printable form is made of."""

    section = SectionBlock()
    text = ParagraphBlock(features=["bold", "italic", "ol", "ul"])
    line = LineBlock()
    lines = LinesBlock()
    choice = ChoiceLineBlock()
    scale = ScaleBlock()
    grid = GridBlock()
    signatures = SignaturesBlock()
