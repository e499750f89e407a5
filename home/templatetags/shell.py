"""What stands around every page, at no query a request."""

from __future__ import annotations

import structlog
from django import template
from django.db import DatabaseError
from django.template.context import Context

from home.services.shell import Shell, bare_shell
from home.services.shell import shell as shell_of
from portal.base.languages import current_language
from portal.base.templatetags.links import place_mark

register = template.Library()
logger = structlog.get_logger(__name__)


@register.simple_tag(name="shell")
def shell_tag() -> Shell:
    """Return menus, helplines and operator; a page must still show while the database does not answer."""
    try:
        return shell_of(current_language())
    except DatabaseError:
        logger.exception("shell_unreadable")
        return bare_shell(current_language())


@register.simple_tag(takes_context=True)
def here(context: Context, around: Shell) -> str:
    """Return which links of the shell lead to this page or around it: all that the shell knows of a page."""
    request = context.get("request")
    return "|".join(mark for href in around.hrefs if (mark := place_mark(request, href))) if request else ""


@register.filter
def digits(number: str) -> str:
    """Return a phone number as a `tel:` link needs it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
