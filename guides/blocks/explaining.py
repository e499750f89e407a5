"""Blocks that explain: a smaller heading, myth and answer, questions, comparison, quote, definition."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.choices import term_choices
from guides.blocks.writing import GUIDE_FEATURES


class SubheadingBlock(blocks.CharBlock):
    """A heading below a section's heading."""

    class Meta:
        icon = "title"
        label = _("Smaller heading")
        description = _("A heading inside a section.")
        template = "guides/blocks/subheading.html"
        preview_value = "Бірінші кездесу"


class MythBlock(blocks.StructBlock):
    """What people say, and what is true."""

    myth = blocks.CharBlock(max_length=200, label=_("Myth"))
    answer = blocks.RichTextBlock(features=GUIDE_FEATURES, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Myth and answer")
        description = _("A common belief, and what is true.")
        group = _("To explain")
        template = "guides/blocks/myth.html"
        preview_value = {
            "myth": "Волонтерлік көп уақыт алады",
            "answer": "<p>Аптасына бір сағаттың өзі көмек болады.</p>",
        }


class QuestionsBlock(blocks.StructBlock):
    """Numbered questions to think about."""

    title = blocks.CharBlock(max_length=160, label=_("Title"))
    items = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("Questions"))

    class Meta:
        icon = "list-ol"
        label = _("Questions")
        description = _("Numbered questions to answer before one goes on.")
        group = _("To explain")
        template = "guides/blocks/questions.html"
        preview_value = {
            "title": "Дайындық сұрақтары",
            "items": ["Волонтер не істейді?", "Оны кім қарсы алады?"],
        }


class ComparisonBlock(blocks.StructBlock):
    """Two lists side by side: what is allowed and what is not, or one way and another."""

    kind = blocks.ChoiceBlock(
        choices=[("may", _("allowed and not allowed")), ("plain", _("one and the other"))],
        default="may",
        label=_("Kind"),
    )
    left_title = blocks.CharBlock(max_length=120, label=_("Title on the left"))
    left_items = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("On the left"))
    right_title = blocks.CharBlock(max_length=120, label=_("Title on the right"))
    right_items = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("On the right"))

    class Meta:
        icon = "list-ul"
        label = _("Comparison")
        description = _("Two lists side by side.")
        group = _("To explain")
        template = "guides/blocks/comparison.html"
        preview_value = {
            "kind": "may",
            "left_title": "Болады",
            "left_items": ["Бірге кітап оқу"],
            "right_title": "Болмайды",
            "right_items": ["Ақша беру"],
        }


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(max_length=500, label=_("Quote"))
    who = blocks.CharBlock(max_length=120, required=False, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's own words, with who said them.")
        group = _("To explain")
        template = "guides/blocks/quote.html"
        preview_value = {"text": "Қуанта алсаң, соның өзі көмек.", "who": "Волонтер"}


class DefinitionBlock(blocks.ChoiceBlock):
    """A term with its meaning."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"choices": term_choices, **kwargs})

    def get_preview_value(self) -> str:
        """Show the first term there is."""
        return next((key for key, _term in term_choices()), "")

    class Meta:
        icon = "info-circle"
        label = _("Term")
        description = _("A term with its meaning from the list of terms.")
        group = _("To explain")
        template = "guides/blocks/definition.html"
