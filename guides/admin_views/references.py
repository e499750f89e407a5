"""References in the editor of texts: how it keeps them, and the list that they are chosen from."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from guides.services.references import FORM, KINDS, SHARED, TERM, Target, targets
from portal.base.languages import LANGUAGES, current_language
from portal.text import sort_key

ENTITY = "REFERENCE"
KIND_NAMES = {TERM: _("Terms"), FORM: _("Printable forms"), SHARED: _("Shared chapters")}


def _known() -> dict[str, Target]:
    """Return all that can be referred to, as far as it is there in the editor's language."""
    return targets(LANGUAGES[0]) | targets(current_language())


def _ordered(kind: str) -> list[Target]:
    """Return what there is of a kind: terms by the alphabet, the others in their own order."""
    found = [target for target in _known().values() if target.kind == kind]
    if kind == TERM:
        found.sort(key=lambda target: sort_key(target.label, current_language()))
    return found


def _data(target: Target) -> dict[str, str]:
    return {"ref": target.ref, "label": target.label, "url": target.href}


@require_safe
def choices(request: HttpRequest) -> JsonResponse:
    """List all that a text can refer to, by kind."""
    groups = [
        {
            "name": str(KIND_NAMES[kind]),
            "items": [_data(one) for one in _ordered(kind)],
        }
        for kind in KINDS
    ]
    return JsonResponse({"groups": groups})


class ReferenceElementHandler(LinkElementHandler):
    """Reads a reference out of a stored text, with what the editor says about it."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        """Return what the editor keeps of it; of something that is gone the reference stays."""
        ref = attrs.get("ref", "")
        target = _known().get(ref)
        return _data(target) if target else {"ref": ref, "label": ref}


def reference_entity(props: dict[str, Any]) -> Any:
    """Write a reference of the editor into the stored text."""
    return DOM.create_element("a", {"linktype": "reference", "ref": props.get("ref")}, props["children"])


CONVERSION = {
    "from_database_format": {'a[linktype="reference"]': ReferenceElementHandler(ENTITY)},
    "to_database_format": {"entity_decorators": {ENTITY: reference_entity}},
}

FEATURE = EntityFeature(
    {
        "type": ENTITY,
        "icon": "tag",
        "description": _("Term, form or shared chapter"),
        "attributes": ["ref", "label", "url"],
        "choices": reverse_lazy("guides_references"),
        "words": {
            "search": _("Search"),
            "cancel": _("Cancel"),
            "none": _("Nothing was found."),
            "failed": _("The list could not be loaded. Try again later."),
        },
    },
    js=["portal/admin/reference.js"],
    css={"all": ["portal/admin/reference.css"]},
)
