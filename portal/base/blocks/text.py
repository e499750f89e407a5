"""Blocks of running text: heading, paragraph, callout, steps, helplines."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A section's heading; it gets an anchor that links can point to."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("The heading of a section, as a question or a statement.")
        template = "blocks/heading.html"
        preview_value = "Қалай бастау керек?"
        form_classname = "title"


class ParagraphBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists, with links.")
        template = "blocks/text.html"
        preview_value = "<p>Алдымен ұйымға хабарласып, қандай көмек керегін сұраңыз.</p>"


class CalloutBlock(blocks.StructBlock):
    """A note that stands out: a tip, something important, something about safety."""

    kind = blocks.ChoiceBlock(
        choices=[("tip", _("Tip")), ("important", _("Important")), ("safety", _("Safety"))],
        default="tip",
        label=_("Kind"),
    )
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        description = _("A note that stands out from the text.")
        template = "blocks/callout.html"
        preview_value = {
            "kind": "tip",
            "title": "Кеңес",
            "text": "<p>Бірінші рет бірге барған жақсы.</p>",
        }


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(max_length=160, label=_("Title"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, required=False, label=_("Text"))

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(blocks.ListBlock):
    """Numbered steps in their order; `features` says what their texts may hold."""

    def __init__(self, *, features: Sequence[str] = TEXT_FEATURES, **kwargs: object) -> None:
        text = blocks.RichTextBlock(features=features, required=False, label=_("Text"))
        super().__init__(StepBlock([("text", text)]), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps, one after the other.")
        template = "blocks/steps.html"
        preview_value = [{"title": "Хабарласыңыз", "text": "<p>Қоңырау шалыңыз не жазыңыз.</p>"}]


class HelplinesBlock(blocks.StaticBlock):
    """The helplines of the site settings, large."""

    class Meta:
        icon = "help"
        label = _("Helplines")
        admin_text = _("The emergency numbers from the portal's settings.")
        description = _("The emergency numbers from the portal's settings.")
        template = "blocks/helplines.html"
        preview_value = None
