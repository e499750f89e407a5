"""A part of a template that is the same until public content changes, rendered once per process."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.base.generation import remember

register = template.Library()


class KeptNode(template.Node):
    """Renders its body unless this process still remembers the result."""

    def __init__(self, name: str, depends: list[FilterExpression], body: NodeList) -> None:
        self.name, self.depends, self.body = name, depends, body

    def render(self, context: Context) -> SafeString:
        """Return the body as it was rendered for the same language and the same values; a preview is new."""
        if getattr(context.get("request"), "is_preview", False):
            return self.body.render(context)
        key = ("template", self.name, get_language(), *(str(each.resolve(context)) for each in self.depends))
        return remember(key, lambda: self.body.render(context))


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands up to `endkept`: `{% kept "name" value ... %}`.

    The values are all that the part depends on beside the language and public content; none may come
    from a reader's own typing, or the memory fills up.
    """
    _tag, name, *values = token.split_contents()
    body = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name.strip("\"'"), [parser.compile_filter(value) for value in values], body)
