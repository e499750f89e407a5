"""Text kept in three languages, shown so that a screen reader knows which one it hears."""

from __future__ import annotations

from django import template
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.base.languages import Localized, current_language, localized
from portal.text import slugify

register = template.Library()


@register.filter
def say(text: Localized) -> str | SafeString:
    """Write a text; where it is not in the language of the page, say in which one it is."""
    if text.language == current_language() or not text.text:
        return text.text
    return format_html('<span lang="{}">{}</span>', text.language, text.text)


@register.filter
def lang_attr(text: Localized) -> str | SafeString:
    """Return ` lang="ru"` for an element that holds nothing but this text, where the page's is another."""
    if text.language == current_language() or not text.text:
        return ""
    return format_html(' lang="{}"', text.language)


@register.filter
def anchor(heading: str) -> str:
    """Return the name by which a link can lead to a heading; it never meets a name of ours."""
    return f"s-{slugify(heading)}"


@register.simple_tag(name="localized")
def localized_tag(row: models.Model, field: str) -> Localized:
    """Return a field of a row in the reader's language, else in the nearest one."""
    return localized(row, field)
