"""Every refusal of the API in one shape, in the language asked for: `detail`, `code`, `field`, `fields`."""

from __future__ import annotations

import math
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from portal.base.api import answer
from portal.base.errors import PortalError

#: How ninja describes what a handler gets; it always is an exception itself.
Raised = Exception | type[Exception]

OF_PARAMETERS = "invalid_parameter"
OF_BODIES = "invalid"


def refused(
    status: int, code: str, detail: str, *, field: str = "", fields: dict[str, str] | None = None
) -> HttpResponse:
    """Return a refusal; it names one field, or several with a sentence each, or none."""
    body: dict[str, Any] = {"detail": detail, "code": code}
    if field:
        body["field"] = field
    elif fields:
        body["fields"] = fields
    response = answer(body, status)
    response["Cache-Control"] = "no-store"
    return response


def not_found() -> HttpResponse:
    """Return the refusal for what does not exist."""
    return refused(404, "unknown", _("There is nothing at this address."))


def not_allowed(methods: str) -> HttpResponse:
    """Return the refusal for a method that an address does not have."""
    response = refused(405, "method_not_allowed", _("This address does not take this method."))
    response["Allow"] = methods
    return response


def connect(api: NinjaAPI) -> None:
    """Give an API these answers to whatever its views raise."""
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(PortalError, _portal_error)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(HttpError, _http_error)


def _missing(request: HttpRequest, error: Raised) -> HttpResponse:
    return not_found()


def _portal_error(request: HttpRequest, error: Raised) -> HttpResponse:
    if not isinstance(error, PortalError):
        raise error
    # A parameter that names nothing is as malformed as one that cannot be read.
    status = 400 if error.status == 422 and request.method == "GET" else error.status
    response = refused(status, error.code, str(error.message), field=error.field)
    if error.retry_after:
        response["Retry-After"] = str(error.retry_after)
    return response


def _http_error(request: HttpRequest, error: Raised) -> HttpResponse:
    if isinstance(error, Throttled):
        return _slow_down(error)
    if isinstance(error, HttpError) and error.status_code < 500:
        return refused(error.status_code, OF_BODIES, _("What was sent could not be read."))
    raise error


def _slow_down(error: Throttled) -> HttpResponse:
    response = refused(429, "slow_down", _("Too many requests came from you. Please wait a moment."))
    response["Retry-After"] = str(max(1, math.ceil(error.wait or 1)))
    return response


def _invalid(request: HttpRequest, error: Raised) -> HttpResponse:
    """Answer 404 to a bad path, 400 to bad parameters, 422 to a bad body."""
    problems = error.errors if isinstance(error, ValidationError) else []
    sources = {problem["loc"][0] for problem in problems}
    if "path" in sources:
        return not_found()
    status, code = (422, OF_BODIES) if "body" in sources else (400, OF_PARAMETERS)
    named = [_named(problem, code) for problem in problems]
    if len(named) == 1:
        field, code, detail = named[0]
        return refused(status, code, detail, field=field)
    fields = {field: detail for field, _code, detail in named}
    return refused(status, code, _("Several values are not valid."), fields=fields)


def _named(problem: dict[str, Any], default: str) -> tuple[str, str, str]:
    """Return the field, the code and the sentence of one problem."""
    kind, context = problem["type"], problem.get("ctx", {})
    if kind == "unknown_parameter":
        name = context["name"]
        return name, kind, _("There is no parameter “%(name)s” here.") % {"name": name}
    if kind == "repeated_parameter":
        name = context["name"]
        return name, kind, _("The parameter “%(name)s” stands more than once.") % {"name": name}
    name = ".".join(str(part) for part in problem["loc"][1:]) or "body"
    return name, default, _("The value of “%(name)s” is not valid.") % {"name": name}
