"""What search engines are shown: an index, and for each language its pages, its guides and its organisations.

Every address names its other languages. Organisations come from the rows, so those without a text of their
own are there too, and hidden ones are not. Guides come from their contents, so what they share is there once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from guides.models import GuideChapterPage, GuidePage
from guides.services.addresses import addresses
from organizations.models import Organization, OrganizationPage
from portal.base.languages import LANGUAGES
from portal.base.sites import absolute
from portal.base.tree import public_path, restricted_paths
from portal.pagestore.decorators import public_page

PER_FILE = 5_000
#: Pages that come from their own room.
OF_ROOMS = (OrganizationPage, GuidePage, GuideChapterPage)


@dataclass(frozen=True)
class Listed:
    """One address with the day of its last change and itself in every language."""

    url: str
    changed: datetime | None
    urls: dict[str, str]


def pages(language: str) -> list[Listed]:
    """Return the live pages of a language that everybody may read, without guides and organisations."""
    rows = (
        Page.objects.filter(live=True)
        .exclude(content_type__in=ContentType.objects.get_for_models(*OF_ROOMS).values())
        .order_by("path")
        .values_list("path", "url_path", "translation_key", "locale__language_code", "last_published_at")
    )
    found: dict[UUID, dict[str, tuple[str, datetime | None]]] = {}
    for path, url_path, key, code, changed in rows:
        address = public_path(url_path, code)
        if address and not (restricted_paths() and path.startswith(restricted_paths())):
            found.setdefault(key, {})[code] = (absolute(address), changed)
    return [
        Listed(*versions[language], {code: versions[code][0] for code in LANGUAGES if code in versions})
        for versions in found.values()
        if language in versions
    ]


def guides(language: str) -> list[Listed]:
    """Return the addresses of the guides, their chapters, the forms and the terms."""
    found = {code: {one.key: one for one in addresses(code)} for code in LANGUAGES}
    return [
        Listed(
            absolute(one.path),
            one.changed,
            {code: absolute(found[code][key].path) for code in LANGUAGES if key in found[code]},
        )
        for key, one in found[language].items()
    ]


def organizations(language: str, number: int) -> Iterator[Listed]:
    """Yield the listed organisations of a file, by number."""
    start = (number - 1) * PER_FILE
    rows = Organization.objects.listed().order_by("number").values_list("slug", "changed_at")
    before, after = {}, ""
    for code in LANGUAGES:
        with translation.override(code):
            before[code], _, after = absolute(reverse("organizations:detail", args=["SLUG"])).partition(
                "SLUG"
            )
    for slug, changed in rows[start : start + PER_FILE]:
        urls = {code: f"{beginning}{slug}{after}" for code, beginning in before.items()}
        yield Listed(urls[language], changed, urls)


def organization_files() -> int:
    """Return into how many files the organisations go."""
    return ceil(Organization.objects.listed().count() / PER_FILE)


@require_safe
@public_page()
def index(request: HttpRequest) -> HttpResponse:
    """List the files."""
    numbers = [("organizations", number) for number in range(1, organization_files() + 1)]
    files = [
        absolute(reverse("sitemap", args=[language, part, number]))
        for language in LANGUAGES
        for part, number in [("pages", 1), *([("guides", 1)] if addresses(language) else []), *numbers]
    ]
    return _xml(request, "home/sitemap_index.xml", {"files": files})


@require_safe
@public_page()
def sitemap_file(request: HttpRequest, language: str, part: str, number: str) -> HttpResponse:
    """List the addresses of one file."""
    whole = {"pages": pages, "guides": guides}
    if part in whole and number != "1":
        raise Http404
    listed = whole[part](language) if part in whole else list(organizations(language, int(number)))
    if not listed:
        raise Http404
    return _xml(request, "home/sitemap.xml", {"listed": listed})


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
