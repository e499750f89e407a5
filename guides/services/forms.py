"""The printable forms of a language, as lists and cards name them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from guides.models import FormTemplate
from portal.base.generation import per_generation


@dataclass(frozen=True)
class FormCard:
    """A printable form: what it is called, what it is for, where it is."""

    pk: int
    key: str
    slug: str
    title: str
    intro: str
    status: str
    href: str


@per_generation
def form_cards(language: str) -> dict[str, FormCard]:
    """Return the published forms by their keys, in their order; do not change it."""
    rows = FormTemplate.objects.filter(live=True, locale__language_code=language)
    with translation.override(language):
        return {
            row.key: FormCard(
                pk=row.pk,
                key=row.key,
                slug=row.slug,
                title=row.title,
                intro=row.intro,
                status=row.status,
                href=reverse("guides:form", args=[row.slug]),
            )
            for row in rows.only("key", "slug", "title", "intro", "status")
        }


def forms_at(slug: str) -> dict[str, FormTemplate]:
    """Return the published form at an address in each language that has it; do not change it."""
    return _forms().get(slug, {})


@per_generation
def _forms() -> dict[str, dict[str, FormTemplate]]:
    """Return all published forms by address and language: an address that a reader invents is not kept."""
    found: dict[str, dict[str, FormTemplate]] = defaultdict(dict)
    for row in FormTemplate.objects.filter(live=True).select_related("locale"):
        found[row.slug][row.locale.language_code] = row
    return dict(found)
