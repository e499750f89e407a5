"""The allow-list of what the API answers: each room's router, mounted here and nowhere else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from guides.api import router as guides_router
from organizations.api import router as organizations_router
from portal.api.describe import docs_page, openapi_schema
from portal.api.errors import connect
from portal.api.throttle import PerAddressThrottle
from portal.base.api import Asked, answer

ROUTERS = (organizations_router, guides_router)

api = NinjaAPI(
    title="Birgemiz",
    version="1.0",
    description="Everything public on the volunteering portal of Kazakhstan, in Kazakh, Russian and English.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    throttle=PerAddressThrottle(),
)
connect(api)
for _router in ROUTERS:
    api.add_router("", _router)


@api.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Answer with the OpenAPI description, for machines."""
    return answer(openapi_schema(api))


@api.get("/docs", include_in_schema=False)
def docs(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Answer with the description as a page, for people."""
    return docs_page(request, api)
