"""What the blocks of the guides show that stands elsewhere: terms, forms, links, ways on, organisations.

Each tag returns nothing where there is nothing, and the block then shows nothing either.
"""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from guides.services import actions, resources
from guides.services.forms import FormCard, form_cards
from guides.services.glossary import Term, terms
from portal.base.languages import current_language

register = template.Library()


@register.simple_tag(name="term")
def term_tag(key: str) -> Term | None:
    """Return the term of that key in the reader's language."""
    return terms(current_language()).get(key)


@register.simple_tag
def form_card(key: str) -> FormCard | None:
    """Return the printable form of that key in the reader's language."""
    return form_cards(current_language()).get(key)


@register.simple_tag
def ways_on(sector: str | None) -> Sequence[actions.Action]:
    """Return what a reader can do next in a direction, the most useful first."""
    return actions.actions(sector, current_language()) if sector else ()


@register.simple_tag(name="organizations_of")
def organizations_tag(sector: str | None) -> Sequence[actions.Listed]:
    """Return the organisations that have named a direction as theirs."""
    return actions.organizations(sector, current_language()) if sector else ()


@register.simple_tag(name="resources_of")
def resources_tag(sector: str | None) -> Sequence[resources.Resource]:
    """Return the links to sites of others that the guide of a direction shows."""
    return resources.resources(sector or "", current_language())


@register.filter
def tel(number: str) -> str:
    """Return the address that calls a number."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def times(count: int) -> range:
    """Return as many numbers as that, from 1: for empty lines and boxes."""
    return range(1, int(count) + 1)
