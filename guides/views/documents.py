"""Documents to take away. What is ready is sent; a request never begins to make one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from guides.enums import DocumentKind
from guides.services.contents import guide_at
from guides.services.documents import shelf
from guides.services.documents.ready import (
    Ready,
    document_of_chapter,
    document_of_form,
    document_of_guide,
)
from guides.services.forms import forms_at
from guides.views.missing import elsewhere, offer
from portal.base.languages import current_language
from portal.pagestore.decorators import PUBLIC


@require_safe
def guide_document(request: HttpRequest, guide: str, kind: DocumentKind) -> HttpResponseBase:
    """Send what was made of a whole guide: PDF, EPUB or kit."""
    language = current_language()
    found = guide_at(guide, language)
    if found is None:
        return elsewhere(request)
    if kind == DocumentKind.KIT and not found.sector:
        raise Http404
    ready = document_of_guide(kind, found, language)
    return _answer(request, ready, found.title, found.href, reverse("guides:print", args=[found.slug]))


@require_safe
def chapter_pdf(request: HttpRequest, guide: str, chapter: str) -> HttpResponseBase:
    """Send a chapter; a shared one is the same file under the address of every guide."""
    language = current_language()
    found = guide_at(guide, language)
    entry = found.entry(chapter) if found else None
    if found is None or entry is None:
        return elsewhere(request)
    ready = document_of_chapter(found, entry, language)
    to_print = reverse("guides:print_chapter", args=[found.slug, entry.slug])
    return _answer(request, ready, entry.title, entry.href, to_print)


@require_safe
def form_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send a printable form."""
    titles = {code: form.title for code, form in forms_at(slug).items()}
    language = current_language()
    if language not in titles:
        return offer(request, titles)
    href = reverse("guides:form", args=[slug])
    return _answer(request, document_of_form(slug, language), titles[language], href, href)


def _answer(request: HttpRequest, ready: Ready | None, title: str, href: str, to_print: str) -> HttpResponse:
    """Send a file, or say that it is being made and offer to print the page meanwhile."""
    content = shelf.take(ready.name) if ready else None
    if ready is None or content is None:
        return _being_made(request, title, href, to_print)
    etag = f'"{ready.digest}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(content, content_type=ready.content_type)
        response.headers["Content-Length"] = str(len(content))
        response.headers["Content-Disposition"] = f'attachment; filename="{ready.saved_as}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = PUBLIC
    return response


def _being_made(request: HttpRequest, title: str, href: str, to_print: str) -> HttpResponse:
    context = {"title": title, "href": href, "to_print": to_print}
    response = render(request, "guides/being_made.html", context, status=404)
    response.headers["Cache-Control"] = "no-store"
    return response
