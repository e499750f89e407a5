"""The description of the API: OpenAPI for machines, and a page of ours for people that needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from portal.base.languages import current_language
from portal.base.sites import absolute

ROOT = "/api/v1"
PAGES_ROOT = "/api/v2/pages/"
#: What stands in an example for a part of an address that varies.
EXAMPLES = {"number": "1", "slug": "sabaqtastyq"}
Schema = Mapping[str, Any]


def openapi_schema(api: NinjaAPI) -> dict[str, Any]:
    """Return the OpenAPI description, which names the portal's own address."""
    return {**api.get_openapi_schema(path_prefix=ROOT), "servers": [{"url": absolute("")}]}


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address."""

    name: str
    kind: str
    text: str
    default: str


@dataclass(frozen=True)
class FieldOfAnswer:
    """One field of an answer, by its path: `items[].city.name`."""

    path: str
    kind: str


@dataclass(frozen=True)
class Operation:
    """One address with what it takes and gives."""

    id: str
    path: str
    title: str
    text: str
    parameters: list[Parameter]
    fields: list[FieldOfAnswer]
    example: str


def docs_page(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    """Answer with the description as a page."""
    schema = openapi_schema(api)
    context = {
        "crumbs": [
            {"label": _("Home"), "href": f"/{current_language()}/"},
            {"label": _("Open data: the API")},
        ],
        "root": absolute(ROOT),
        "pages_path": PAGES_ROOT,
        "pages_root": absolute(PAGES_ROOT),
        "openapi_url": f"{ROOT}/openapi.json",
        "operations": [
            _operation(path, operation, schema["components"]["schemas"])
            for path, methods in schema["paths"].items()
            for operation in methods.values()
        ],
    }
    return render(request, "api/docs.html", context)


def _operation(path: str, described: Schema, schemas: Schema) -> Operation:
    answered = described["responses"][200]["content"]["application/json"]["schema"]
    return Operation(
        id=described["operationId"],
        path=path,
        title=_(described["summary"]),
        text=_(described["description"]),
        parameters=[_parameter(parameter) for parameter in described.get("parameters", [])],
        fields=list({field.path: field for field in _fields(answered, schemas)}.values()),
        example=f"{path.format(**EXAMPLES)}?lang={current_language()}",
    )


def _parameter(described: Schema) -> Parameter:
    schema = described["schema"]
    text = schema.get("description") or described.get("description") or ""
    default = schema.get("default")
    return Parameter(
        name=described["name"],
        kind=_kind(schema),
        text=_(text) if text else "",
        default="" if default in (None, "") else str(default),
    )


def _fields(schema: Schema, schemas: Schema, above: str = "") -> Iterator[FieldOfAnswer]:
    """Walk through the fields of an answer and of what stands in them."""
    for option in _resolved(schema, schemas):
        for name, field in option.get("properties", {}).items():
            path = f"{above}{name}"
            yield FieldOfAnswer(path, _kind(field))
            yield from _fields(field, schemas, f"{path}[]." if field.get("type") == "array" else f"{path}.")


def _resolved(schema: Schema, schemas: Schema) -> Iterator[Schema]:
    """Follow references, lists and alternatives to the objects behind them."""
    if "$ref" in schema:
        yield from _resolved(schemas[schema["$ref"].rsplit("/", 1)[1]], schemas)
    elif "anyOf" in schema:
        for option in schema["anyOf"]:
            yield from _resolved(option, schemas)
    elif schema.get("type") == "array" and "items" in schema:
        yield from _resolved(schema["items"], schemas)
    else:
        yield schema


def _kind(schema: Schema) -> str:
    """Return the type of a value as programmers write it: `string`, `integer[]`, `object | null`."""
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_kind(option) for option in schema["anyOf"]))
    if "$ref" in schema:
        return "object"
    if "prefixItems" in schema:
        return f"[{', '.join(_kind(item) for item in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"{_kind(schema.get('items', {}))}[]"
    if "const" in schema:
        return f'"{schema["const"]}"'
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    return str(schema.get("format") or schema.get("type", "object"))
