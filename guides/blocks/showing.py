"""Blocks that show: a table, a figure, the diagram of three tiers, contacts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

MAX_COLUMNS = 5


class RowBlock(blocks.StructBlock):
    """A row of a table."""

    cells = blocks.ListBlock(blocks.CharBlock(max_length=300, required=False), label=_("Cells"))

    class Meta:
        icon = "minus"
        label = _("Row")


class TableBlock(blocks.StructBlock):
    """A small table whose first cell of each row names the row."""

    caption = blocks.CharBlock(max_length=200, label=_("Caption"))
    header = blocks.ListBlock(
        blocks.CharBlock(max_length=120), min_num=2, max_num=MAX_COLUMNS, label=_("Heads of columns")
    )
    rows = blocks.ListBlock(RowBlock(), label=_("Rows"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse rows that are not as wide as the head."""
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        if any(len(row["cells"]) != width for row in cleaned["rows"]):
            message = _("Every row needs as many cells as there are heads of columns.")
            raise StructBlockValidationError(block_errors={"rows": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table of two to five columns.")
        group = _("To show")
        template = "guides/blocks/table.html"
        preview_value = {
            "caption": "Кім не істейді",
            "header": ["Кім", "Не істейді"],
            "rows": [{"cells": ["Үйлестіруші", "Кестені келіседі"]}],
        }


class FigureBlock(blocks.StructBlock):
    """A picture with what it shows."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(max_length=200, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Figure")
        description = _("A picture with a caption; its credit comes with the picture.")
        group = _("To show")
        template = "guides/blocks/figure.html"
        preview_template = "guides/blocks/figure_preview.html"


class TierBlock(blocks.StructBlock):
    """One tier: for whom, what is done, to what end."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.TextBlock(max_length=400, label=_("For whom and what"))
    aim = blocks.TextBlock(max_length=300, required=False, label=_("Aim"))

    class Meta:
        icon = "minus"
        label = _("Tier")


class TiersBlock(blocks.ListBlock):
    """A diagram of tiers, the widest one first."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(TierBlock(), **kwargs)

    class Meta:
        icon = "order-down"
        label = _("Diagram of tiers")
        description = _("Tiers on top of each other; the first one is the widest and lies at the bottom.")
        group = _("To show")
        template = "guides/blocks/tiers.html"
        preview_value = [
            {"title": "Барлығына", "text": "Бүкіл мектеп", "aim": "Алдын алу"},
            {"title": "Кейбіреуге", "text": "Қауіп тобындағы балалар", "aim": "Ерте көмек"},
            {"title": "Бірен-саранға", "text": "Жоғары қауіп тобы", "aim": "Жедел көмек"},
        ]


class ContactBlock(blocks.StructBlock):
    """Whom to call."""

    name = blocks.CharBlock(max_length=120, label=_("Name"))
    phone = blocks.RegexBlock(r"^\+?[\d ()-]{3,20}$", label=_("Phone"))
    note = blocks.CharBlock(max_length=200, required=False, label=_("When to call"))

    class Meta:
        icon = "mobile-alt"
        label = _("Contact")


class ContactsBlock(blocks.StructBlock):
    """Numbers to call, large."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    items = blocks.ListBlock(ContactBlock(), label=_("Contacts"))

    class Meta:
        icon = "mobile-alt"
        label = _("Contacts")
        description = _("Offices and services to call; never a private person's number.")
        group = _("To show")
        template = "guides/blocks/contacts.html"
        preview_value = {
            "title": "Кімге қоңырау шаламыз",
            "items": [{"name": "Сенім телефоны", "phone": "111", "note": "Тәулік бойы"}],
        }
