"""The address without a language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


def entrance(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the front page in the language of the cookie, else of the browser, else in Kazakh."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response
