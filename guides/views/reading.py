"""The list of the guides, a guide, a chapter: on the screen and for the printer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.models import GuideChapterPage, GuideIndexPage, GuidePage
from guides.services.contents import guide_at, guides
from guides.services.finding import find
from guides.services.showing import Shown, shown_entry, write_out
from guides.views.missing import elsewhere
from guides.views.pages import index_page, languages_of, page_of
from portal.base.languages import current_language
from portal.pagestore.decorators import public_page


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponseBase:
    """List the guides of the reader's language."""
    language = current_language()
    page = preview_of(request, GuideIndexPage) or index_page(language)
    found = guides(language)
    if page is None:
        return elsewhere(request)
    return render(request, "guides/index.html", {"page": page, "guides": found})


@require_safe
@public_page()
def guide(request: HttpRequest, guide: str) -> HttpResponseBase:
    """Show what is in a guide; with `q` also where in it the words stand."""
    language = current_language()
    found = guide_at(guide, language)
    page = preview_of(request, GuidePage) or (page_of(found.pk) if found else None)
    if page is None:
        return elsewhere(request)
    asked = request.GET.get("q", "").strip()[:100]
    context = {
        "page": page,
        "guide": found,
        "asked": asked,
        "hits": find(found, asked, language) if asked and found else (),
        "available_languages": languages_of(found) if found else None,
    }
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
def print_guide(request: HttpRequest, guide: str) -> HttpResponse:
    """Show a whole guide as it goes to paper."""
    language = current_language()
    found = guide_at(guide, language)
    if found is None:
        raise Http404
    chapters = [(entry, shown_entry(entry, found, language)) for entry in found.chapters]
    context = {"guide": found, "chapters": chapters, "page": page_of(found.pk)}
    return render(request, "guides/print.html", context)


def _chapter(request: HttpRequest, guide: str, chapter: str) -> dict[str, Any] | None:
    """Return what a chapter's templates need, or None where it cannot be read in this language."""
    language = current_language()
    found = guide_at(guide, language)
    entry = found.entry(chapter) if found else None
    preview = preview_of(request, GuideChapterPage)
    if preview is not None:
        return {"guide": found, "entry": entry, "shown": write_out(preview, found, language), "page": preview}
    if found is None or entry is None:
        return None
    before, after = found.neighbours(entry)
    shown: Shown = shown_entry(entry, found, language)
    return {
        "guide": found,
        "entry": entry,
        "shown": shown,
        "before": before,
        "after": after,
        "chapters": [(entry, shown)],
        "available_languages": languages_of(found, entry),
    }


def preview_of(request: HttpRequest, kind: type) -> Any:
    """Return the unsaved page of that kind that an editor is looking at, or None."""
    page = getattr(request, "preview_page", None)
    return page if isinstance(page, kind) else None
