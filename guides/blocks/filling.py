"""What a printable form is made of; it is filled in by hand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SectionBlock(blocks.CharBlock):
    """A heading inside a form."""

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading inside the form.")
        template = "guides/form_blocks/section.html"
        preview_value = "Байланыс"


class LineBlock(blocks.CharBlock):
    """One line to write on."""

    class Meta:
        icon = "minus"
        label = _("Line")
        description = _("A label and one line to write on.")
        template = "guides/form_blocks/line.html"
        preview_value = "Аты-жөні"


class LinesBlock(blocks.StructBlock):
    """Several lines to write on."""

    label = blocks.CharBlock(max_length=250, label=_("Label"))
    count = blocks.IntegerBlock(min_value=1, max_value=20, default=3, label=_("Lines"))

    class Meta:
        icon = "pilcrow"
        label = _("Several lines")
        description = _("A label and empty lines below it.")
        template = "guides/form_blocks/lines.html"
        preview_value = {"label": "Тәжірибеңіз", "count": 3}


class ChoiceLineBlock(blocks.StructBlock):
    """Boxes to tick."""

    label = blocks.CharBlock(max_length=250, label=_("Label"))
    many = blocks.BooleanBlock(required=False, label=_("Several may be ticked"))
    options = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Choices"))

    class Meta:
        icon = "tasks"
        label = _("Choice")
        description = _("A question with boxes to tick.")
        template = "guides/form_blocks/choice.html"
        preview_value = {"label": "Қашан келе аласыз?", "many": True, "options": ["Таңертең", "Кешке"]}


class ScaleBlock(blocks.StructBlock):
    """Statements, each with a scale from 1 to 5."""

    label = blocks.CharBlock(max_length=250, label=_("Label"))
    low = blocks.CharBlock(max_length=80, label=_("What 1 means"))
    high = blocks.CharBlock(max_length=80, label=_("What 5 means"))
    items = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Statements"))

    class Meta:
        icon = "list-ol"
        label = _("Scale from 1 to 5")
        description = _("Statements, each to be marked from 1 to 5.")
        template = "guides/form_blocks/scale.html"
        preview_value = {"label": "Қасиеттер", "low": "1 – жоқ", "high": "5 – бар", "items": ["Шыдамдылық"]}


class GridBlock(blocks.StructBlock):
    """A table to fill in."""

    caption = blocks.CharBlock(max_length=200, label=_("Caption"))
    header = blocks.ListBlock(
        blocks.CharBlock(max_length=120), min_num=1, max_num=8, label=_("Heads of columns")
    )
    labels = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("First cells of the rows"))
    rows = blocks.IntegerBlock(min_value=0, max_value=25, default=0, label=_("Empty rows after them"))

    class Meta:
        icon = "table"
        label = _("Table to fill in")
        description = _("A table with empty cells.")
        template = "guides/form_blocks/grid.html"
        preview_value = {"caption": "Кесте", "header": ["Күні", "Іс"], "labels": [], "rows": 3}


class SignaturesBlock(blocks.ListBlock):
    """Who signs: each with lines for name, signature and date."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks.CharBlock(max_length=120), **kwargs)

    class Meta:
        icon = "edit"
        label = _("Signatures")
        description = _("Who signs; each with lines for name, signature and date.")
        template = "guides/form_blocks/signatures.html"
        preview_value = ["Волонтер", "Ұйым өкілі"]
