"""Pages that say what went wrong and what to do; they read nothing from the database.

They are drawn without context processors, and if even their template fails, a page of plain text is sent.
"""

from __future__ import annotations

import logging
import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.base.api import asked_language
from portal.base.busy import is_busy
from portal.base.errors import Busy, PortalError, TooMany
from portal.base.languages import NATIVE_NAMES

logger = logging.getLogger(__name__)

#: Each status with a page of its own, and the code by which the API names it.
CODES = {400: "bad_request", 403: "forbidden", 404: "unknown", 500: "server_error", 503: "busy"}
SENTENCES: dict[int, str | Promise] = {
    400: _("The request could not be understood."),
    403: _("You do not have the right to do this."),
    404: _("There is nothing at this address."),
    500: _("Something went wrong on our side."),
    503: Busy.default,
}
LAST_RESORT = "Birgemiz\n\n{status}\n\nҚате. Ошибка. Error.\n"


def error_page(request: HttpRequest, status: int, error: PortalError | None = None) -> HttpResponse:
    """Answer with the page of that status in the reader's language, or with JSON below /api/.

    `error` gives the sentence and the code; a status that is not in `CODES` needs it.
    """
    with translation.override(_language(request)):
        if request.path_info.startswith("/api/"):
            response: HttpResponse = _json(status, error)
        else:
            response = HttpResponse(_html(request, status, error), status=status)
    response["Cache-Control"] = "no-store"
    wait = error.retry_after if error else (Busy.retry_after if status == 503 else 0)
    if wait:
        response["Retry-After"] = str(wait)
    return response


def refusal(request: HttpRequest, error: PortalError) -> HttpResponse:
    """Answer with the page of a refusal: its own status, its own sentence."""
    return error_page(request, error.status, error)


def _language(request: HttpRequest) -> str:
    if request.path_info.startswith("/api/"):
        return asked_language(request)
    return translation.get_language_from_request(request, check_path=True)


def _json(status: int, error: PortalError | None) -> JsonResponse:
    body = {
        "detail": str(error.message if error else SENTENCES[status]),
        "code": error.code if error else CODES[status],
    }
    if error and error.field:
        body["field"] = error.field
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def _html(request: HttpRequest, status: int, error: PortalError | None) -> str:
    own_page = error is None or status == Busy.status
    template = f"errors/{status}.html" if own_page else "errors/refused.html"
    try:
        return render_to_string(template, _context(request, status, error))
    except Exception:
        logger.exception("error_page_failed")
        return f"<!doctype html><title>Birgemiz</title><pre>{LAST_RESORT.format(status=status)}</pre>"


def _context(request: HttpRequest, status: int, error: PortalError | None) -> dict[str, Any]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    path = request.path_info
    first, _slash, rest = path.removeprefix("/").partition("/")
    prefixed = first in NATIVE_NAMES
    return {
        "status": status,
        "language": language,
        "home": f"/{language}/",
        "message": error.message if error else "",
        "languages": [
            {
                "code": code,
                "name": name,
                "href": f"/{code}/{rest}" if prefixed and rest else f"/{code}/",
                "current": code == language,
            }
            for code, name in NATIVE_NAMES.items()
        ],
    }


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return error_page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return error_page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return error_page(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database was only busy (also for what fails outside any view)."""
    if is_busy(sys.exc_info()[1]):
        return error_page(request, HTTPStatus.SERVICE_UNAVAILABLE)
    return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def too_many(request: HttpRequest) -> HttpResponse:
    """429, when allauth's own limits are reached."""
    return refusal(request, TooMany(60))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form's token is missing or too old."""
    error = PortalError(
        _(
            "The form was open for too long, or your browser keeps no cookies. "
            "Go back, load the page anew and try again."
        ),
        code="form_expired",
    )
    return error_page(request, HTTPStatus.FORBIDDEN, error)
