"""What stands around every page, at no query a request."""

from __future__ import annotations

import structlog
from django import template
from django.db import DatabaseError

from home.services.shell import Shell, bare_shell
from home.services.shell import shell as shell_of
from portal.base.languages import current_language

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


@register.filter
def digits(number: str) -> str:
    """Return a phone number as a `tel:` link needs it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
