"""Middleware of ours: requests nobody should weigh, languages, refusals, and the headers no package sets."""

from __future__ import annotations

import logging
from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.base.api import asked_language
from portal.base.busy import is_busy
from portal.base.error_pages import bad_request, error_page, refusal
from portal.base.errors import Busy, PortalError

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
#: What the admin may send in one request (one file and its form), and what everybody else may.
ADMIN_BODY = 25 * 1024 * 1024
PUBLIC_BODY = 1024 * 1024


class TooLarge(PortalError):
    """More was sent than is taken."""

    code = "too_large"
    status = 413
    default = _("What was sent is too large.")


class RefuseBadRequestsMiddleware:
    """Answer 400 to a null byte in the address, and 413 to a body beyond bounds, before anything is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on unless its address holds a null byte or its body is too large."""
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return bad_request(request)
        allowed = ADMIN_BODY if request.path_info.startswith("/cms/") else PUBLIC_BODY
        if _length(request) > allowed:
            return refusal(request, TooLarge())
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    # A body without a length is not read by Django at all.
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


class PortalLocaleMiddleware(LocaleMiddleware):
    """Django's own, except that paths without a language (API, admin, files) stay as they are."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the path, else of the cookie or browser."""
        if request.path_info.startswith(settings.UNPREFIXED_PATHS):
            api = request.path_info.startswith("/api/")
            translation.activate((asked_language if api else translation.get_language_from_request)(request))
            request.LANGUAGE_CODE = translation.get_language()
            return
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave answers to unprefixed paths alone: a missing file is a 404, not a redirect."""
        if request.path_info.startswith(settings.UNPREFIXED_PATHS):
            return response
        return super().process_response(request, response)


class PortalErrorMiddleware:
    """Make a page (or JSON below /api/) of a refusal that a view lets through, and of a busy database."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; only exceptions matter here."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer with the error's own status and sentence; other errors go their way."""
        if isinstance(exception, PortalError):
            return refusal(request, exception)
        if is_busy(exception):
            logger.warning("database_busy", exc_info=exception)
            return error_page(request, Busy.status)
        return None


class PolicyHeadersMiddleware:
    """Set Permissions-Policy and CORP, give the admin its own content policy, keep sessions out of caches."""

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
        elif getattr(request, "is_preview", False):
            # Wagtail sends its previews through all of this once more, under the address of the page.
            response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # django-csp's own hook
        if request.path_info.startswith("/cms/") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
