"""Put the directions into the admin, and references into the texts of the guides."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from guides.admin_views import references
from guides.blocks.writing import REFERENCE
from guides.services.references import ReferenceHandler
from guides.viewsets import GuidesViewSetGroup

register_snippet(GuidesViewSetGroup)


@hooks.register("register_rich_text_features")
def register_references(features: FeatureRegistry) -> None:
    """Let texts of the guides refer to terms, forms and shared chapters by their keys."""
    features.register_link_type(ReferenceHandler)
    features.register_editor_plugin("draftail", REFERENCE, references.FEATURE)
    features.register_converter_rule("contentstate", REFERENCE, references.CONVERSION)


@hooks.register("register_admin_urls")
def reference_urls() -> list[URLPattern]:
    """Add the list that references are chosen from; Wagtail lets in whoever may enter the admin."""
    return [path("guides/references/", references.choices, name="guides_references")]
