"""Write the manuscripts of single sheets: a printable form, the poster of a guide."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from guides.enums import FormStatus, Part
from guides.models import FormTemplate, GuideChapterPage
from guides.services.contents import Guide
from guides.services.documents import markup
from guides.services.documents.around import Around
from guides.services.documents.composing import PAPER, frame
from guides.services.documents.filling import form_nodes
from guides.services.documents.manuscripts import Manuscript
from guides.services.documents.pictures import colour_of, symbol

STEPS = 3


def compose_form(form: FormTemplate, language: str) -> Manuscript:
    """Return a printable form."""
    with translation.override(language):
        around = Around(language)
        repealed = form.status == FormStatus.REPEALED
        data = {
            **frame(form.title, reverse("guides:form", args=[form.slug]), language),
            "colour": colour_of(""),
            "intro": form.intro,
            "state": str(FormStatus.REPEALED.label) if repealed else "",
            "body": form_nodes(form.body, around),
            "sources": markup.read(form.sources, around),
            "note": _("What is written on this sheet stays with you; nothing is sent to the portal."),
        }
        pictures = {"mark.svg": symbol("mark", colour_of(""))}
        return Manuscript("form.typ", data, pictures)


def compose_poster(guide: Guide, language: str) -> Manuscript:
    """Return the poster of a guide with a direction."""
    with translation.override(language):
        data = {
            **frame(guide.name.text, guide.href, language),
            "colour": colour_of(guide.sector),
            "line": guide.line.text,
            "intro": guide.intro,
            "begin": _("How to begin"),
            "steps": first_steps(guide) or _usual_steps(),
            "read": _("The guide is here"),
        }
        pictures = {
            "figure.svg": symbol(guide.sector, PAPER),
            "mark.svg": symbol("mark", PAPER),
        }
        return Manuscript("poster.typ", data, pictures)


def first_steps(guide: Guide) -> list[str]:
    """Return the titles of the first steps that the guide gives to who wants to begin."""
    own = [entry.pk for entry in guide.chapters if entry.part == Part.BEGIN]
    found = GuideChapterPage.objects.in_bulk(own)
    for chapter in (found[pk] for pk in reversed(own)):
        for block in chapter.body:
            if block.block_type == "steps" and len(block.value) >= STEPS:
                return [step["title"] for step in block.value][:STEPS]
    return []


def _usual_steps() -> list[str]:
    return [
        _("Read the guide: it says what is done here and by whom"),
        _("Choose an organisation near you and write to it"),
        _("Agree on a day and come"),
    ]
