"""System checks of the project's own conventions."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, Tags, register
from wagtail.models import get_page_models


@register(Tags.models)
def pages_declare_their_place(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Every page type of ours says under which parents it may stand, so nothing lands at random."""
    return [
        Error(f"{model.__name__} does not declare parent_page_types.", obj=model, id="portal.E001")
        for model in get_page_models()
        if model.__module__.split(".")[0] in {"home", "organizations", "campaigns", "guides"}
        and "parent_page_types" not in vars(model)
    ]
