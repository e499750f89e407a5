"""The door through which every request to the API comes in and every answer leaves.

Reading is open to every site (CORS without cookies); answers say how long they hold, carry a tag, and are
kept by the page store when their address alone decides what they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, URLResolver
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from portal.api.errors import not_allowed
from portal.pagestore.decorators import MARK, PUBLIC, mark_public

View = Callable[..., HttpResponseBase]
READING = "GET, HEAD, OPTIONS"
FREE_TEXT = "q"
ONE_DAY = "86400"
#: The page tree answers with pages of every language at once.
MANY_LANGUAGES = "/api/v2/"


def behind_the_door(patterns: list[Any]) -> list[Any]:
    """Put every view of these patterns behind the door."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            behind_the_door(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            pattern.callback = door(pattern.callback)
    return patterns


def door(view: View) -> View:
    """Return a view that also answers HEAD and OPTIONS, and whose answers are dressed for the road."""

    @csrf_exempt
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = _preflight()
        else:
            response = _asked(view, request, args, kwargs)
        if response.status_code == 405 and isinstance(response, HttpResponse):
            response = not_allowed(READING)
        response = _dressed(request, response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return entered


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Allow"] = READING
    response.headers["Access-Control-Allow-Methods"] = READING
    response.headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type"
    response.headers["Access-Control-Max-Age"] = ONE_DAY
    return response


def _asked(
    view: View, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase:
    """Ask the view; it need not know that only the head of its answer is wanted."""
    head = request.method == "HEAD"
    if head:
        request.method = "GET"
    try:
        response = view(request, *args, **kwargs)
    finally:
        if head:
            request.method = "HEAD"
    if hasattr(response, "render") and callable(response.render):
        response.render()
    return response


def _dressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return response
    if not isinstance(response, HttpResponse) or "Cache-Control" in response:
        return response
    if not request.path_info.startswith(MANY_LANGUAGES):
        response.headers["Content-Language"] = get_language() or "kk"
    answered: HttpResponseBase | None = response
    if "lang" in request.GET:
        mark_public(request, response, [name for name in request.GET if name != FREE_TEXT])
    else:
        patch_vary_headers(response, ["Accept-Language"])
    response.headers["Cache-Control"] = PUBLIC
    if MARK not in response.headers:  # else the page store tags it
        response.headers["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        answered = get_conditional_response(request, response.headers["ETag"], None, response)
    if request.method == "HEAD" and answered is response:
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return answered or response
