"""What the front page asks for: the rest of the portal in a few parts."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext
from wagtail.models import Page

from home.models import HomePage, StandardPage
from home.services.showing import Front, answer_to
from home.services.showing import front as front_of
from portal.base import sections
from portal.base.languages import current_language
from portal.base.tree import Version, public_path

register = template.Library()

#: Of the front pages in the tree.
FRONT_DEPTH = 2
#: With so many headings a page gets a list of them.
LONG = 4


@register.simple_tag
def front() -> Front:
    """Return what the front page shows of the directory."""
    return front_of(current_language())


@register.simple_tag
def answer(page: HomePage) -> Version | None:
    """Return the page behind the eighth tile."""
    return answer_to(page, current_language())


@register.simple_tag
def filled_sections() -> dict[str, list[sections.Filled]]:
    """Return the sections that other rooms bring and that have something to show, by area."""
    found = sections.filled(current_language())
    return {area: [section for section in found if section.area == area] for area in ("band", "main", "side")}


@register.simple_tag
def contents(page: StandardPage) -> list[str]:
    """Return the headings of a page that is long enough to need a list of them, each once."""
    headings = list(dict.fromkeys(str(block.value) for block in page.body if block.block_type == "heading"))
    return headings if len(headings) >= LONG else []


@register.simple_tag
def way_to(page: Page) -> list[dict[str, str]]:
    """Return the steps from the front page to a page, the page itself last and without an address."""
    language = current_language()
    above = page.get_ancestors().filter(depth__gt=FRONT_DEPTH).live() if page.depth > FRONT_DEPTH + 1 else []
    steps = [{"label": gettext("Home"), "href": f"/{language}/"}]
    steps += [{"label": row.title, "href": public_path(row.url_path, language) or ""} for row in above]
    return [*steps, {"label": page.title}]
