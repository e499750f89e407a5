"""The few views that are not allauth's own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
    """404: this page of allauth's is not offered here, though allauth asks for its address."""
    raise Http404
