"""What a page says of itself to whoever shares it."""

from __future__ import annotations

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.templatetags.static import static
from django.utils.safestring import mark_safe

from portal.base.sharing import SharePicture, share_picture_of

register = template.Library()

GENERAL = "portal/img/og.png"


class CaptureNode(Node):
    """What stands between the tags, kept under a name instead of being written."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        """Keep it and write nothing."""
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308 -- it was rendered
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """Keep what stands up to `endcapture` under a name, to be written in several places."""
    words = token.split_contents()
    if len(words) != 2:
        raise TemplateSyntaxError("capture takes the name under which to keep it")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(words[1], nodelist)


@register.simple_tag(takes_context=True)
def share_picture(context: Context) -> SharePicture:
    """Return the picture to share.

    A view may put its path into the context as `share_picture`; else the page's own is taken, else the
    portal's.
    """
    if given := context.get("share_picture"):
        return SharePicture(given)
    return share_picture_of(context.get("page")) or SharePicture(static(GENERAL))
