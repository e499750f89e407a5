"""What every room's `api.py` is made of: checked query parameters and quick JSON.

Answers are plain dictionaries turned into JSON as they are. Schemas describe them for the reader of the
description and for the tests that hold the answers to it; at run time nothing is validated twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_supported_language_variant, gettext_noop
from django.utils.translation.trans_real import parse_accept_lang_header
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from portal.base.languages import LANGUAGES

JSON_TYPE = "application/json; charset=utf-8"
MAX_LIMIT = 100
MAX_OFFSET = 10_000
LANG = gettext_noop("kk, ru or en; without it the header Accept-Language decides.")
LIMIT = gettext_noop("How many items: 1 to 100.")
OFFSET = gettext_noop("How many items to leave out first: 0 to 10,000.")
Language = Literal["kk", "ru", "en"]


class Asked(BaseModel):
    """Query parameters: only the declared ones, each at most once."""

    model_config = ConfigDict(frozen=True)

    lang: Annotated[Language | None, Field(description=LANG)] = None

    @model_validator(mode="before")
    @classmethod
    def _only_known(cls, data: Any, info: ValidationInfo) -> Any:
        given: QueryDict = info.context["request"].GET if info.context else QueryDict()
        for name in given:
            if name not in cls.model_fields:
                raise PydanticCustomError("unknown_parameter", "unknown", {"name": name[:60]})
            if len(given.getlist(name)) > 1:
                raise PydanticCustomError("repeated_parameter", "repeated", {"name": name})
        return data


class AskedList(Asked):
    """The parameters of a list."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT, description=LIMIT)] = 20
    offset: Annotated[int, Field(ge=0, le=MAX_OFFSET, description=OFFSET)] = 0


class AskedReferences(AskedList):
    """The parameters of a short list that most clients want whole."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT, description=LIMIT)] = MAX_LIMIT


class Named(BaseModel):
    """A place or direction by id, with its name in the language asked for."""

    id: str
    name: str


class Problem(BaseModel):
    """Why something was refused."""

    detail: str
    code: str
    field: str | None = None
    fields: dict[str, str] | None = None


#: What any address may answer instead, and one that names a thing.
REFUSALS = {400: Problem, 429: Problem}
REFUSALS_OF_ONE = {**REFUSALS, 404: Problem}


def asked_language(request: HttpRequest) -> str:
    """Return the language an API client asked for: `lang`, else Accept-Language, else Kazakh.

    Cookies say nothing here, so that an answer depends on its address and that one header only.
    """
    wanted = request.GET.get("lang")
    if wanted in LANGUAGES:
        return wanted
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return LANGUAGES[0]


def to_json(data: Any) -> str:
    """Return compact JSON in UTF-8 letters, not escapes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)


def answer(data: Any, status: int = 200) -> HttpResponse:
    """Return an answer that holds this data."""
    return HttpResponse(to_json(data), status=status, content_type=JSON_TYPE)


def answer_list(count: int, items: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """Return one page of a list with the length of the whole."""
    return answer({"count": count, "items": items})
