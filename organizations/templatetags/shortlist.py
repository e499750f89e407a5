"""The button that puts an organisation into the reader's own list: a link that script makes a switch."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from organizations.services.shortlist import write_numbers

register = template.Library()


@register.inclusion_tag("organizations/includes/keep.html", takes_context=True)
def keep(context: Context, number: int, name: str, words: bool = False) -> dict[str, Any]:
    """Lead to the list with this organisation added to those that the address holds already.

    `words`: whether the label is written beside the icon, or only said.
    """
    kept: tuple[int, ...] = context.get("kept_numbers") or ()
    numbers = write_numbers(dict.fromkeys((*kept, number)))
    return {
        "number": number,
        "name": name,
        "words": words,
        "is_kept": number in kept,
        "href": f"{reverse('organizations:shortlist')}?n={numbers}",
    }
