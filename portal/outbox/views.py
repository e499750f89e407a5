"""The demo's letter box: what the portal would have sent. It exists in the demo settings only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.outbox import reading

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def demo_only(view: View[P]) -> View[P]:
    """Answer 404 wherever real people's mail could be read, and keep the rest out of every store."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return cache_control(private=True, no_store=True)(require_safe(shown))


@demo_only
def mail_list(request: HttpRequest) -> HttpResponse:
    """List the mails, the newest first."""
    return render(request, "demo/mail_list.html", {"letters": reading.letters(), "shown": reading.SHOWN})


@demo_only
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail with its links."""
    letter = reading.letter(name)
    if letter is None:
        raise Http404
    return render(request, "demo/mail.html", {"letter": letter})
