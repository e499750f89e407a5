"""What the front page shows of the guides: all of them, and three questions that people come with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides.services.contents import Guide
from guides.services.destinations import listed_guides
from portal.base import sections
from portal.base.generation import per_generation
from portal.loading.keys import key_of_page

#: The chapters that answer, by the names under which they come with the portal.
QUESTIONS: tuple[tuple[str, Promise], ...] = (
    ("guide:sabaqtastyq/may", _("What may a mentor not do?")),
    ("shared:agree", _("What should I agree on with an organisation?")),
    ("guide:school-violence/parents", _("What if my child is bullied at school?")),
)


class Question(NamedTuple):
    """A question with the address of the chapter that answers it."""

    words: Promise
    href: str


class Beginning(NamedTuple):
    """The guides of a language, and the questions whose chapters are published in it."""

    guides: tuple[Guide, ...]
    questions: tuple[Question, ...]


@per_generation
def beginning(language: str) -> Beginning | tuple[()]:
    """Return what the front page of a language shows; nothing while no guide is listed."""
    found = listed_guides(language)
    return Beginning(found, tuple(_questions(found))) if found else ()


def _questions(found: tuple[Guide, ...]) -> Iterator[Question]:
    answers = {entry.translation_key: entry.canonical for guide in found for entry in guide.chapters}
    for name, words in QUESTIONS:
        if href := answers.get(key_of_page(name)):
            yield Question(words, href)


def register() -> None:
    """Give the front page its part about the guides; called once when the apps are ready."""
    sections.register(sections.Section("guides", "guides/home_section.html", beginning, "band", position=10))
