"""Pages of the tree, and what machines ask for: robots, the manifest, the icon."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.languages import current_language
from portal.base.serving import serve_page
from portal.base.sites import absolute
from portal.pagestore.decorators import mark_public, public_page

DAY = "public, max-age=86400"
#: Nothing there is for search engines; everything else is.
CLOSED = ("/cms/", "/kk/account/", "/ru/account/", "/en/account/", "/demo/")
ICONS = ((192, "portal/img/icon-192.png"), (512, "portal/img/icon-512.png"))


def page(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Answer with the page at that address; it is the same for everybody unless Wagtail restricts it."""
    response = serve_page(request, path)
    if "Cache-Control" not in response:
        mark_public(request, response)
    return response


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component with its samples, for developers and editors."""
    response = render(request, "components/gallery.html")
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@public_page()
def robots(request: HttpRequest) -> HttpResponse:
    """Say what search engines may read, and where the list of it is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {absolute(reverse('sitemap-index'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the portal as something that can be put on a home screen, in the reader's language."""
    home = f"/{current_language()}/"
    response = JsonResponse(
        {
            "name": "Birgemiz",
            "short_name": "Birgemiz",
            "description": _("The open volunteering portal of Kazakhstan"),
            "lang": current_language(),
            "id": home,
            "start_url": home,
            "scope": "/",
            "display": "browser",
            "background_color": "#FBF8F2",
            "theme_color": "#00687C",
            "icons": [
                {"src": static(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
                for size, path in ICONS
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Cache-Control"] = DAY
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Lead whoever asks at the old address to the icon."""
    response = HttpResponseRedirect(static("portal/img/icon-32.png"))
    response["Cache-Control"] = DAY
    return response
