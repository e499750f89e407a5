"""Everything below /api/: our own reading API, Wagtail's page tree, and a proper 404 for the rest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from portal.api.door import behind_the_door, door
from portal.api.errors import not_found
from portal.api.pages import router
from portal.api.public import api


def _nothing_here(request: HttpRequest) -> HttpResponse:
    return not_found()


_v1, _app, _namespace = api.urls
_v2, _pages_app, _pages_namespace = router.urls

urlpatterns = [
    path("v1/", RedirectView.as_view(url="docs")),
    path("v1/", include((behind_the_door(_v1), _app), namespace=_namespace)),
    path("v2/", include((behind_the_door(_v2), _pages_app), namespace=_pages_namespace)),
    re_path(r"", door(_nothing_here)),
]
