"""Addresses: of the same page in other languages, of named places, and absolute ones."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.base import destinations, sites
from portal.base.languages import LANGUAGES, NATIVE_NAMES, current_language

register = template.Library()

#: Parameters that a reader keeps on changing the language; whatever else an address holds is dropped.
KEPT = ("q", "place", "city", "region", "sector", "form", "page", "n")


def address_in(path: str, language: str) -> str:
    """Return a path with the prefix of another language; one without a prefix leads to the front page.

    Below /api/ the language is a parameter.
    """
    if path.startswith("/api/"):
        return f"{escape_uri_path(path)}?lang={language}"
    first, _, rest = path.removeprefix("/").partition("/")
    return f"/{language}/{escape_uri_path(rest)}" if first in LANGUAGES else f"/{language}/"


def kept_query(request: HttpRequest) -> str:
    """Return the part of the query that means the same in every language, with its question mark."""
    pairs = [(name, value) for name in KEPT for value in request.GET.getlist(name) if value]
    return f"?{urlencode(pairs)}" if pairs else ""


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, Any]]:
    """Return the page's languages: code, name, href that keeps what was asked for, url, current, available.

    A language that `available_languages` leaves out keeps its link, and what is there says so.
    """
    request: HttpRequest | None = context.get("request")
    path, query = (request.path, kept_query(request)) if request else ("/", "")
    available = context.get("available_languages") or LANGUAGES
    return [
        {
            "code": code,
            "name": NATIVE_NAMES[code],
            "href": address_in(path, code) + query,
            "url": absolute(address_in(path, code)),
            "current": code == current_language(),
            "available": code in available,
        }
        for code in LANGUAGES
    ]


@register.filter
def absolute(path: str) -> str:
    """Return the public URL of a path; a whole URL stays as it is."""
    return path if urlsplit(path).scheme else sites.absolute(path)


@register.simple_tag(takes_context=True)
def page_url(context: Context) -> str:
    """Return the public URL of the page, without its query."""
    request: HttpRequest | None = context.get("request")
    return absolute(escape_uri_path(request.path)) if request else absolute(f"/{current_language()}/")


@register.simple_tag
def destination(name: str) -> str:
    """Return the path of a named place in the reader's language; empty while nothing is there."""
    return destinations.path_of(name, current_language()) or ""


def place_of(request: HttpRequest, href: str) -> str:
    """Return `page` for a link that leads to this page, `true` for one to the part it is in, else nothing."""
    if "#" in href or not href:
        return ""
    if request.path == href:
        return "page"
    return "true" if len(href) > len("/kk/") and request.path.startswith(href) else ""


def place_mark(request: HttpRequest, href: str) -> str:
    """Return a link and what `place_of` says of it, or nothing where that is nothing."""
    place = place_of(request, href)
    return f"{href}={place}" if place else ""


@register.simple_tag(takes_context=True)
def current(context: Context, href: str) -> SafeString:
    """Mark a link that leads to this page, or to the part of the portal that this page is in."""
    request: HttpRequest | None = context.get("request")
    place = place_of(request, href) if request else ""
    return format_html(' aria-current="{}"', place) if place else SafeString("")
