"""Pages that say what went wrong; they read nothing from the database."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

NAMES = {400: "bad_request", 403: "forbidden", 404: "not_found", 500: "server_error", 503: "busy"}


def _wants_json(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with the page of that status in the reader's language, or with JSON below /api/."""
    if _wants_json(request):
        response: HttpResponse = JsonResponse({"detail": _("Not found."), "code": NAMES[status]}, status=status)
    else:
        response = render(request, f"errors/{status}.html", status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form's token is missing or too old."""
    return error_page(request, 403)
