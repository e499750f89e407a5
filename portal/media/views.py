"""Uploaded pictures, where no web server in front of us serves them."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

#: Folders that may be asked for. Documents have their own view, unfinished uploads have none.
SERVED = ("images/", "original_images/", "avatar_images/", "share/")


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file of the picture folders as nothing but a picture."""
    if not path.startswith(SERVED) or ".." in path.split("/"):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=86400"
    return response
