"""The printable forms of a language, as lists and cards name them."""

from __future__ import annotations

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
