"""The streams of chapters and of forms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
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
from guides.blocks.writing import GUIDE_FEATURES
from portal.base.blocks import CalloutBlock, HeadingBlock, HelplinesBlock, ParagraphBlock, StepsBlock


class GuideStream(blocks.StreamBlock):
    """What a chapter is made of."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    text = ParagraphBlock(features=GUIDE_FEATURES)
    callout = CalloutBlock([("text", blocks.RichTextBlock(features=GUIDE_FEATURES, label=_("Text")))])
    steps = StepsBlock(features=GUIDE_FEATURES)
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
