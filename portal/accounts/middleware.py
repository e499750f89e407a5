"""Staff reach the admin only with a second factor."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from portal.accounts.rules import may_enter_admin, showed_second_factor
from portal.base.error_pages import error_page

GetResponse = Callable[[HttpRequest], HttpResponseBase]

#: What the admin's pages need before anybody is known, and the way out.
OPEN = ("/cms/login/", "/cms/logout/", "/cms/password_reset/", "/cms/jsi18n/")


class StaffSecondFactorMiddleware:
    """Send staff who logged in without a second factor to set one up, or to show it once more."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Check requests to the admin only; who is not logged in is Wagtail's to turn away."""
        if not request.path_info.startswith("/cms/") or request.path_info.startswith(OPEN):
            return self.get_response(request)
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        if not may_enter_admin(user):
            return error_page(request, 403)
        if showed_second_factor(get_authentication_records(request, user)):
            return self.get_response(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return error_page(request, 403)
        return HttpResponseRedirect(f"{_next_step(request)}?{urlencode({'next': request.get_full_path()})}")


def _next_step(request: HttpRequest) -> str:
    """Return where to go: to show the factor there is, or to set one up."""
    for method in get_adapter(request).get_reauthentication_methods(request.user):
        if method["id"].startswith("mfa_reauthenticate"):
            return method["url"]
    return reverse("mfa_activate_totp")
