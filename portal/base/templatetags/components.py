"""What the components of `templates/components/` need beyond a plain include.

A component without a tag here is used as `{% include "components/notice.html" with kind="warn" only %}`; its
inputs are named in the comment at its head.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Page
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.base import component_samples
from portal.base.icons import DIRECTIONS, ICONS
from portal.stylesheets import BUNDLES, FOLDER

register = template.Library()

SPRITE = "portal/img/sprite.svg"


@lru_cache(maxsize=1)
def sprite_url() -> str:
    """Return the address of the sprite; a page asks for it sixty times."""
    return static(SPRITE)


@receiver(setting_changed)
def _forget_sprite_url(*, setting: str, **kwargs: Any) -> None:
    if setting in {"STORAGES", "STATIC_URL", "DEBUG"}:
        sprite_url.cache_clear()


@register.simple_tag
def sprite() -> str:
    """Return the address of the sprite, for drawings that use several of its symbols."""
    return sprite_url()


@register.simple_tag
def icon(name: str, css: str = "i") -> SafeString:
    """Draw a symbol of the sprite. It says nothing to a screen reader: a word must stand beside it."""
    return format_html(
        '<svg{} aria-hidden="true"><use href="{}#{}"></use></svg>',
        format_html(' class="{}"', css) if css else "",
        sprite_url(),
        name,
    )


@register.simple_tag
def stylesheets(bundle: str = "site") -> SafeString:
    """Link the joined style sheet of that name where it was collected, else its separate parts."""
    joined = f"{FOLDER}{bundle}.css"
    is_collected = joined in getattr(staticfiles_storage, "hashed_files", {})
    names = (joined,) if is_collected else BUNDLES[joined]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """Render the control of a form field in the look of the portal."""
    own = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"in {own}".strip()})


@register.inclusion_tag("components/field.html", name="field")
def field_tag(field: BoundField) -> dict[str, Any]:
    """Show a form field with its label, hint and errors, all tied together for a screen reader."""
    control = field.field.widget
    if field.is_hidden:
        kind = "hidden"
    elif isinstance(control, forms.CheckboxInput):
        kind = "tick"
    elif isinstance(control, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        kind = "choice"
    else:
        kind = "group" if field.use_fieldset else "line"
    return {"field": field, "kind": kind, "pair": kind == "choice" and len(field.subwidgets) == 2}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: forms.BaseForm, focus: bool = True) -> dict[str, Any]:
    """List what must be corrected, each line leading to its field; nothing where all is well."""
    lines: list[dict[str, Any]] = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        if bound is None or bound.is_hidden:
            lines += [{"text": text} for text in errors]
        else:
            lines += [
                {"text": text, "label": bound.label, "target": _first_control(bound)} for text in errors
            ]
    return {"lines": lines, "focus": focus}


def _first_control(field: BoundField) -> str:
    # A group of radio buttons has no control of its own to lead to, its first button has.
    return field.id_for_label or f"{field.auto_id}_0"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page) -> dict[str, Any]:
    """Lead to the other pages of a list, keeping what the visitor asked for."""
    request = context["request"]
    return pagination_context(page, request.path, request.GET)


def pagination_context(page: Page, path: str, asked: QueryDict) -> dict[str, Any]:
    """Return what the component needs: every page with its address, gaps between far ones."""
    kept = [(key, value) for key, values in asked.lists() if key != "page" for value in values if value]

    def address(number: int) -> str:
        query = urlencode(kept + ([("page", number)] if number > 1 else []))
        return f"{path}?{query}" if query else path

    pages = page.paginator
    return {
        "page": page,
        "links": [
            {"number": number, "href": address(number)} if isinstance(number, int) else {"gap": True}
            for number in pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ],
        "previous": address(page.number - 1) if page.has_previous() else "",
        "next": address(page.number + 1) if page.has_next() else "",
    }


@register.simple_tag
def component_gallery() -> dict[str, Any]:
    """Return what the living page shows: the samples, and the inputs of the other components."""
    return {
        "samples": component_samples.SAMPLES,
        "form": component_samples.filled_form(),
        "page": component_samples.sample_page(),
        "icons": ICONS,
        "directions": DIRECTIONS,
    }


@register.simple_tag
def sample(shown: component_samples.Sample, values: dict[str, Any]) -> SafeString:
    """Render a component with one of its samples; a component needs nothing of the page around it."""
    return render_to_string(shown.template, values)
