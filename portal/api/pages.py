"""Wagtail's own API for clients that want the page tree: published pages, reading only, JSON only."""

from __future__ import annotations

from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet

from portal.api.throttle import PerAddressThrottle
from portal.base.api import MAX_OFFSET

#: How deep the fields of fields may be named; Wagtail reads them by calling itself.
MAX_DEPTH = 10


class PagesThrottle(BaseThrottle):
    """The same count per address as everywhere in the API, in the other framework's words."""

    _counting = PerAddressThrottle()

    def allow_request(self, request, view) -> bool:  # noqa: ANN001 -- the framework's own signature
        """Count the request and say whether it is within bounds."""
        return self._counting.allow_request(request)

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return self._counting.wait()


class PublicPagesViewSet(PagesAPIViewSet):
    """Live pages that everybody may read, with the fields that their models declare."""

    renderer_classes = [JSONRenderer]
    authentication_classes: list[type] = []
    permission_classes: list[type] = []
    throttle_classes = [PagesThrottle]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what Wagtail would fall over: more depth than the stack has, numbers no database takes."""
        super().initial(request, *args, **kwargs)
        asked = request.query_params
        if asked.get("fields", "").count("(") > MAX_DEPTH:
            raise BadRequestError(f"fields cannot hold more than {MAX_DEPTH} brackets")
        offset = asked.get("offset", "")
        if offset.isdecimal() and (len(offset) > len(str(MAX_OFFSET)) or int(offset) > MAX_OFFSET):
            raise BadRequestError(f"offset cannot be higher than {MAX_OFFSET}")


router = WagtailAPIRouter("pages")
router.register_endpoint("pages", PublicPagesViewSet)
