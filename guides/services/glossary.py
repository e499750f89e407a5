"""The terms of a language, kept in the process."""

from __future__ import annotations

from dataclasses import dataclass

from guides.models import GlossaryTerm
from portal.base.generation import per_generation
from portal.text import sort_key


@dataclass(frozen=True)
class Term:
    """A term with its meaning."""

    key: str
    term: str
    meaning: str


@per_generation
def terms(language: str) -> dict[str, Term]:
    """Return the published terms by their keys, in the order of the language's alphabet; do not change it."""
    rows = GlossaryTerm.objects.filter(live=True, locale__language_code=language)
    found = [Term(*row) for row in rows.values_list("key", "term", "meaning")]
    return {term.key: term for term in sorted(found, key=lambda term: sort_key(term.term, language))}
