"""Blocks that a reader does something with: checklist, worksheet, form, links, the one action."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.choices import form_choices

#: The direction whose guide a preview stands in.
PREVIEWED = "sabaqtastyq"


class ChecklistBlock(blocks.StructBlock):
    """Points to tick; the ticks stay in the reader's browser."""

    title = blocks.CharBlock(max_length=160, label=_("Title"))
    items = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("Points"))

    class Meta:
        icon = "check"
        label = _("Checklist")
        description = _("Points to tick. The ticks stay in the reader's browser; nothing is sent.")
        group = _("To do")
        template = "guides/blocks/checklist.html"
        preview_value = {
            "title": "Дайынсыз ба?",
            "items": ["Үйлестірушінің нөмірі сақтаулы", "Кесте келісілді"],
        }


class WorksheetBlock(blocks.StructBlock):
    """A table that the reader fills in, in the browser or on paper."""

    title = blocks.CharBlock(max_length=160, label=_("Title"))
    help = blocks.CharBlock(max_length=300, required=False, label=_("How to fill it in"))
    columns = blocks.ListBlock(
        blocks.CharBlock(max_length=80), min_num=2, max_num=4, label=_("Heads of columns")
    )
    rows = blocks.IntegerBlock(min_value=1, max_value=12, default=5, label=_("Lines"))

    class Meta:
        icon = "form"
        label = _("Worksheet")
        description = _("A table to fill in. What is written stays in the reader's browser; nothing is sent.")
        group = _("To do")
        template = "guides/blocks/worksheet.html"
        preview_value = {
            "title": "Менің дағдыларым",
            "help": "Әр бағанға ойыңызға келгенін жазыңыз.",
            "columns": ["Ұнайды", "Жақсы істеймін", "Үйрете аламын", "Үйренгім келеді"],
            "rows": 3,
        }


class FormCardBlock(blocks.ChoiceBlock):
    """The way to a printable form."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"choices": form_choices, **kwargs})

    def get_preview_value(self) -> str:
        """Show the first form there is."""
        return next((key for key, _title in form_choices()), "")

    class Meta:
        icon = "doc-full"
        label = _("Form")
        description = _("A card that leads to a printable form.")
        group = _("To do")
        template = "guides/blocks/form_card.html"


class OfGuideBlock(blocks.StaticBlock):
    """Shows what belongs to the guide that its chapter stands in; the template finds it in the context."""

    def get_preview_context(
        self, value: None, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Show it as it would stand in the guide of one direction."""
        return {**(parent_context or {}), "guide": {"sector": PREVIEWED}}


class SectorActionBlock(OfGuideBlock):
    """Where the reader goes from here: what can be done in this direction."""

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        admin_text = _("Opportunities and organisations of this direction.")
        description = _("The one thing to do next: opportunities and organisations of this direction.")
        group = _("To do")
        template = "guides/blocks/action.html"


class ResourcesBlock(OfGuideBlock):
    """The links of the guide."""

    class Meta:
        icon = "link"
        label = _("Links to sites")
        admin_text = _("The links to sites that belong to this guide.")
        description = _("The links to sites that belong to this guide.")
        group = _("To do")
        template = "guides/blocks/resources.html"


class OrganizationsBlock(OfGuideBlock):
    """The organisations of the direction."""

    class Meta:
        icon = "group"
        label = _("Organisations")
        admin_text = _("The organisations of this direction in the directory.")
        description = _("The organisations of this direction in the directory.")
        group = _("To do")
        template = "guides/blocks/organizations.html"
