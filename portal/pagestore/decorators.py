"""How a view says that its answer is the same for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

#: Read and removed by the store: `store` keeps the answer, `send` only compresses it.
MARK = "X-Page-Store"
PUBLIC = "public, max-age=0, s-maxage=10, must-revalidate"


def mark_public(request: HttpRequest, response: HttpResponseBase, params: Iterable[str] = ()) -> None:
    """Mark an answer as the same for everybody, if it really is.

    `params` are the parameters the view reads; an answer to any other parameter is sent, not kept.
    Answers to people with a session, previews, and answers that set a cookie or hold a token are left alone.
    """
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.cookies:
        return
    if request.COOKIES.keys() & _private_cookies() or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
        return
    if getattr(request, "is_preview", False) or "no-store" in response.get("Cache-Control", ""):
        return
    known = set(params)
    response.headers[MARK] = "store" if known.issuperset(request.GET) else "send"
    response.headers["Cache-Control"] = PUBLIC


def _private_cookies() -> set[str]:
    return {settings.SESSION_COOKIE_NAME}


def public_page(*params: str) -> Callable[[View[P]], View[P]]:
    """Mark a view's good answers as public; `params` are the parameters that they may be kept by."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def marked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            mark_public(request, response, params)
            return response

        return marked

    return decorate
