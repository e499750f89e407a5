"""The seven directions by API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict

from guides.models import Sector
from portal.base.api import REFUSALS, AskedReferences, answer_list
from portal.base.generation import per_generation
from portal.base.languages import current_language, localized

router = Router(tags=["sectors"])
TEXTS = ("name", "tagline", "description", "audience", "min_age_note", "commitment_note")


class SectorItem(BaseModel):
    """A direction of volunteering."""

    model_config = ConfigDict(extra="forbid")

    id: str
    code: str
    name: str
    tagline: str
    description: str
    audience: str
    min_age: int | None
    min_age_note: str
    min_commitment_months: int | None
    commitment_note: str


class SectorList(BaseModel):
    """The directions."""

    model_config = ConfigDict(extra="forbid")

    count: int
    items: list[SectorItem]


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
    items = _sector_items(current_language())
    return answer_list(len(items), items[asked.offset : asked.offset + asked.limit])
