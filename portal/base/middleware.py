"""Middleware of ours: bad bytes, languages, and the headers no package sets."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseBadRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class RefuseNullBytesMiddleware:
    """Answer 400 to a null byte in path or query: no database takes one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on unless its address holds a null byte."""
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return HttpResponseBadRequest("400 Bad Request", content_type="text/plain")
        return self.get_response(request)


class PortalLocaleMiddleware(LocaleMiddleware):
    """Django's own, except that paths without a language (API, admin, files) stay as they are."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the path, else of the cookie or browser."""
        if request.path_info.startswith(settings.UNPREFIXED_PATHS):
            translation.activate(translation.get_language_from_request(request))
            request.LANGUAGE_CODE = translation.get_language()
            return
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
        """Leave answers to unprefixed paths alone: a missing file is a 404, not a redirect."""
        if request.path_info.startswith(settings.UNPREFIXED_PATHS):
            return response
        return super().process_response(request, response)


class PolicyHeadersMiddleware:
    """Set Permissions-Policy and CORP, and give the admin its own content policy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers to whatever the view answered."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith("/cms/"):
            response._csp_replace = {  # type: ignore[attr-defined]  # django-csp's own hook
                "script-src": [SELF, UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": [SELF, "data:", "blob:"],
                "frame-src": [SELF],
                "frame-ancestors": [SELF],
            }
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
