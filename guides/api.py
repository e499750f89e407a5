"""Directions, guides, terms and printable forms by API."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router

from guides.answers import FormList, GuideAnswer, GuideList, SectorList, TermList
from guides.models import Sector
from guides.services.contents import guide_at
from guides.services.records import form_records, guide_record, guide_records, term_records
from portal.base.api import REFUSALS, REFUSALS_OF_ONE, Asked, AskedList, AskedReferences, answer, answer_list
from portal.base.generation import per_generation
from portal.base.languages import current_language, localized

router = Router(tags=["sectors"])
TEXTS = ("name", "tagline", "description", "audience", "min_age_note", "commitment_note")

Slug = Annotated[str, Path(max_length=255, description=gettext_noop("The last part of the guide's address."))]


@per_generation
def _sector_items(language: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "id": sector.pk,
            "code": sector.code,
            "min_age": sector.min_age,
            "min_commitment_months": sector.min_commitment_months,
            **{field: localized(sector, field, language).text for field in TEXTS},
        }
        for sector in Sector.objects.all()
    )


@router.get(
    "/sectors",
    response={200: SectorList, **REFUSALS},
    operation_id="list_sectors",
    summary=gettext_noop("Directions"),
    description=gettext_noop("The seven directions of volunteering, in their own order."),
)
def list_sectors(request: HttpRequest, asked: Query[AskedReferences]) -> HttpResponse:
    """Answer with the directions."""
    return _part(_sector_items(current_language()), asked)


@router.get(
    "/guides",
    response={200: GuideList, **REFUSALS},
    operation_id="list_guides",
    tags=["guides"],
    summary=gettext_noop("Guides"),
    description=gettext_noop("The guides that are published in the language asked for."),
)
def list_guides(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Answer with the guides."""
    return _part(guide_records(current_language()), asked)


@router.get(
    "/guides/{slug}",
    response={200: GuideAnswer, **REFUSALS_OF_ONE},
    operation_id="get_guide",
    tags=["guides"],
    summary=gettext_noop("One guide"),
    description=gettext_noop(
        "One guide with all its chapters, each as blocks and as HTML whose links lead to the portal. A "
        "chapter that all directions share is written once and has one address, whichever guide it stands in."
    ),
)
def get_guide(request: HttpRequest, slug: Slug, asked: Query[Asked]) -> HttpResponse:
    """Answer with one guide."""
    language = current_language()
    guide = guide_at(slug, language)
    if guide is None:
        raise Http404
    return answer(guide_record(guide, language))


@router.get(
    "/glossary",
    response={200: TermList, **REFUSALS},
    operation_id="list_terms",
    tags=["guides"],
    summary=gettext_noop("Terms"),
    description=gettext_noop("The words of the field with their meanings, by the language's alphabet."),
)
def list_terms(request: HttpRequest, asked: Query[AskedReferences]) -> HttpResponse:
    """Answer with the terms."""
    return _part(term_records(current_language()), asked)


@router.get(
    "/forms",
    response={200: FormList, **REFUSALS},
    operation_id="list_forms",
    tags=["guides"],
    summary=gettext_noop("Forms to print"),
    description=gettext_noop("The forms that are printed and filled in by hand."),
)
def list_forms(request: HttpRequest, asked: Query[AskedReferences]) -> HttpResponse:
    """Answer with the printable forms."""
    return _part(form_records(current_language()), asked)


def _part(items: tuple[dict[str, Any], ...], asked: AskedList) -> HttpResponse:
    return answer_list(len(items), items[asked.offset : asked.offset + asked.limit])
