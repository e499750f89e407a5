"""A guide and a chapter: on the screen and for the printer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.models import GuideChapterPage, GuidePage
from guides.services.contents import Entry, Guide, guide_at
from guides.services.finding import find
from guides.services.glossary import terms
from guides.services.showing import shown_entry, write_out
from guides.services.structured import chapter_data, guide_data
from guides.views.missing import elsewhere
from guides.views.pages import canonical_addresses, languages_of, page_of, preview_of
from guides.views.steps import guide_step, guides_step
from portal.base.languages import current_language
from portal.base.structured import as_script
from portal.pagestore.decorators import public_page

MAX_ASKED = 100


@require_safe
@public_page()
def guide(request: HttpRequest, guide: str) -> HttpResponseBase:
    """Show what is in a guide; with `q` also where in it the words stand."""
    language = current_language()
    found = guide_at(guide, language)
    page = preview_of(request, GuidePage) or (page_of(found.pk) if found else None)
    if page is None:
        return elsewhere(request)
    asked = request.GET.get("q", "").replace("\0", "").strip()[:MAX_ASKED]
    context = {
        "page": page,
        "guide": found,
        "sector": page.sector_id or "",
        "asked": asked,
        "results": find(found, asked, language) if asked and found else None,
        "has_terms": bool(asked and terms(language)),
        "crumbs": [guides_step()],
        "available_languages": languages_of(found) if found else None,
    }
    if found:
        steps = [guides_step(), guide_step(found, link=False)]
        description = page.search_description or page.intro
        context["structured"] = as_script(guide_data(found, description, language, steps))
    return render(request, "guides/guide.html", context)


@require_safe
@public_page()
def chapter(request: HttpRequest, guide: str, chapter: str) -> HttpResponseBase:
    """Show a chapter of a guide."""
    found = _chapter(request, guide, chapter)
    return render(request, "guides/chapter.html", found) if found else elsewhere(request)


@require_safe
@public_page()
def print_chapter(request: HttpRequest, guide: str, chapter: str) -> HttpResponseBase:
    """Show a chapter as it goes to paper."""
    found = _chapter(request, guide, chapter)
    return render(request, "guides/print.html", found) if found else elsewhere(request)


@require_safe
@public_page()
def print_guide(request: HttpRequest, guide: str) -> HttpResponseBase:
    """Show a whole guide as it goes to paper."""
    found = guide_at(guide, current_language())
    if found is None:
        return elsewhere(request)
    context = {"guide": found, "sector": found.sector, "page": page_of(found.pk)}
    return render(request, "guides/print.html", context)


def _chapter(request: HttpRequest, guide: str, chapter: str) -> dict[str, Any] | None:
    """Return what a chapter's templates need, or None where it cannot be read in this language."""
    language = current_language()
    found = guide_at(guide, language)
    entry = found.entry(chapter) if found else None
    preview = preview_of(request, GuideChapterPage)
    if preview is not None:
        shown = write_out(preview, found, language)
        return {**_place(found, entry), "shown": shown, "page": preview}
    if found is None or entry is None:
        return None
    shown = shown_entry(entry, found, language)
    steps = [guides_step(), guide_step(found), {"label": entry.title, "href": entry.canonical}]
    return {
        **_place(found, entry),
        "shown": shown,
        "structured": as_script(chapter_data(entry, found, shown.description, language, steps)),
        "share_picture": shown.picture,
        "available_languages": languages_of(found, entry),
        "canonical_addresses": canonical_addresses(found, entry),
    }


def _place(guide: Guide | None, entry: Entry | None) -> dict[str, Any]:
    """Return where a chapter stands; a new one that is being written stands nowhere yet."""
    before, after = guide.neighbours(entry) if guide and entry else (None, None)
    return {
        "guide": guide,
        "entry": entry,
        "sector": guide.sector if guide else "",
        "before": before,
        "after": after,
        "crumbs": [guides_step(), guide_step(guide)] if guide else [guides_step()],
    }
