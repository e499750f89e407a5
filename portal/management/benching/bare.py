"""The anchor: a Django view without middleware that answers 20 KB, as plain as Django gets."""

from __future__ import annotations

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"<!doctype html>" + b"x" * 20_000


def view(request: HttpRequest) -> HttpResponse:
    """Answer with the same 20 KB every time."""
    return HttpResponse(BODY)


urlpatterns = [path("", view)]

if not settings.configured:
    settings.configure(
        SECRET_KEY="only-an-anchor",
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
    )
application = get_wsgi_application()
