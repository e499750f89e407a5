"""The directory: list and map of the organisations that fit what was asked for."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from organizations.models import Organization
from organizations.services.asking import Asked, understand
from organizations.services.choices import chips, filters, label_of, narrowed, query
from organizations.services.counts import counted, counted_towns
from organizations.services.directory import DirectoryFilter, Facets, facets, matching
from organizations.services.in_guides import guide_href
from organizations.services.neighbours import around
from organizations.services.placing import chosen_place, has_organizations, similar_names
from organizations.services.shortlist import read_numbers
from organizations.services.showing import rows
from organizations.services.texts import directory_page
from organizations.views.map import map_of
from organizations.views.steps import home_step
from portal.base.languages import current_language
from portal.base.templatetags.components import pagination_context
from portal.pagestore.decorators import public_page

PER_PAGE = 20
LARGEST_TOWNS = 3
_NUMBER = re.compile(r"[0-9]{1,6}")


@public_page("city", "region", "sector", "form", "page")
def directory(request: HttpRequest) -> HttpResponse:
    """Show the list; a typed place that has organisations becomes a filter first."""
    language = current_language()
    asked = understand(request.GET, language)
    if asked.place and has_organizations(asked.place):
        kind = "region" if asked.place.kind == "region" else "city"
        return HttpResponseRedirect(f"{request.path}?{narrowed(asked.filter, **{kind: asked.place.id})}")
    found = facets(asked.filter)
    page = getattr(request, "preview_page", None) or directory_page(language)
    context = {
        "page": page,
        "crumbs": [home_step(language), {"label": _("Organisations")}],
        "asked": asked.filter,
        "notices": asked.notices,
        "filters": partial(filters, asked.filter, found, language),  # asked for only where it is not kept
        "map": map_of(asked.filter, found, language, request.path),
        "guide": guide_href(asked.filter.sector, language),
        "kept_numbers": read_numbers(request.GET.getlist("n")),
        **_answer(request, asked, found, language),
    }
    return render(request, "organizations/directory.html", context)


def _answer(request: HttpRequest, asked: Asked, found: Facets, language: str) -> dict[str, Any]:
    """Return the list, or what is near where there is nothing, and the words about it."""
    nowhere = asked.place or (None if found.total else chosen_place(asked.filter))
    shown = _page(request, asked.filter, found.total, language)
    typed = asked.place.name(language) if asked.place else None
    place = typed.text if typed else ""
    canonical = query(asked.filter, place or asked.typed, shown.number)
    asking = QueryDict(canonical)
    return {
        "chips": [
            {"label": chip.label, "href": _address(request, chip.rest)}
            for chip in chips(asked.filter, language, typed)
        ],
        "count": counted(found.total, asked.filter.form),
        "towns": counted_towns(len(found.places)) if len(found.places) > 1 else "",
        "largest": _largest(request, asked, found, language),
        "place": nowhere.name(language) if nowhere and not _is_narrowed(asked.filter) else None,
        "typed_place": place or asked.typed,
        "unknown_place": _unknown(request, asked, language),
        "around": around(nowhere, asked.filter, language) if nowhere else None,
        "rows": rows(shown.object_list, language) if found.total and not asked.place else [],
        "pages": pagination_context(shown, request.path, asking),
        "canonical_query": canonical,
        "indexed": _is_indexed(request, asked),
    }


def _page(request: HttpRequest, asked: DirectoryFilter, total: int, language: str) -> Page[Organization]:
    """Return the page that was asked for, the nearest one where there is none; the total is known already."""
    pages = Paginator(matching(asked).sorted_for(language).for_rows(), PER_PAGE)
    pages.count = total  # else it is counted in the database once more
    asked_number = request.GET.get("page", "")
    return pages.get_page(max(1, int(asked_number)) if _NUMBER.fullmatch(asked_number) else 1)


def _address(request: HttpRequest, asked: str) -> str:
    return f"{request.path}?{asked}" if asked else request.path


def _largest(request: HttpRequest, asked: Asked, found: Facets, language: str) -> list[dict[str, str]]:
    """Return the towns with most organisations as short ways in, while nothing was asked for."""
    if asked.filter.active() or asked.typed:
        return []
    towns = sorted(found.places.items(), key=lambda pair: (-pair[1], pair[0]))[:LARGEST_TOWNS]
    return [
        {
            "label": f"{label_of('city', key, language)} ({count})",
            "href": _address(request, query(DirectoryFilter(city=key))),
        }
        for key, count in towns
    ]


def _unknown(request: HttpRequest, asked: Asked, language: str) -> dict[str, Any] | None:
    """Return what helps where nobody knows the place: names that look like it."""
    if not asked.is_unknown_place:
        return None
    similar = similar_names(asked.typed, language)
    return {
        "typed": asked.typed,
        "similar": [
            {"label": name, "href": _address(request, query(asked.filter, name))} for name in similar
        ],
    }


def _is_narrowed(asked: DirectoryFilter) -> bool:
    """Say whether more than a place was asked for, so that others may be in that place."""
    return bool(asked.q or asked.sector or asked.form)


def _is_indexed(request: HttpRequest, asked: Asked) -> bool:
    """Say whether search engines may keep the page: the whole list, or one plain choice."""
    free = asked.filter.q or asked.typed or asked.notices or request.GET.get("n")
    return not free and len(asked.filter.active()) <= 1
