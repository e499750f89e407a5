"""The guides in the admin: what stands in several of them, and the directions.

Guides and chapters are pages. The number of directions and their ids are fixed, their words are edited.
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from guides.forms import LinkForm, TextForm
from guides.models import FormTemplate, GlossaryTerm, ResourceLink, Sector, SharedChapter
from portal.base.admin import DraftViewSet, LimitedViewSet
from portal.base.guards import GuardedRowForm
from portal.base.languages import LANGUAGES


def in_three_languages(field: str) -> list[FieldPanel]:
    """Return the panels of a text that is kept in three columns."""
    return [FieldPanel(f"{field}_{code}") for code in LANGUAGES]


def text_panels(*words: Panel) -> ObjectList:
    """Return the panels of a text that has an address and a place in a list."""
    place = [FieldPanel("key"), FieldPanel("slug"), FieldPanel("position")]
    return ObjectList(
        [
            FieldPanel("title"),
            *words,
            MultiFieldPanel([*place, FieldPanel("search_description")], _("Address and place")),
        ],
        base_form_class=TextForm,
    )


class SharedChapterViewSet(DraftViewSet):
    """The chapters of part I, which stand in every sectoral guide."""

    model = SharedChapter
    icon = "doc-full-inverse"
    list_display = ["title", "position", UpdatedAtColumn()]
    list_per_page = 50
    ordering = ["position", "locale"]
    edit_handler = text_panels(*SharedChapter.words_panels)


class FormTemplateViewSet(DraftViewSet):
    """The forms to print."""

    model = FormTemplate
    icon = "form"
    list_display = ["title", "status", "position", UpdatedAtColumn()]
    list_filter = ["status"]
    list_per_page = 100
    ordering = ["position", "locale"]
    edit_handler = text_panels(
        FieldPanel("intro"), FieldPanel("status"), FieldPanel("body"), FieldPanel("sources")
    )


class GlossaryTermViewSet(DraftViewSet):
    """The terms, which texts explain in place."""

    model = GlossaryTerm
    icon = "info-circle"
    list_display = ["term", "key", UpdatedAtColumn()]
    list_per_page = 100
    ordering = ["key", "locale"]
    edit_handler = ObjectList(
        [
            FieldPanel("term"),
            FieldPanel("meaning", widget=forms.Textarea(attrs={"rows": 3})),
            FieldPanel("key"),
        ],
        base_form_class=TextForm,
    )


class ResourceLinkViewSet(LimitedViewSet):
    """The sites of others that the guides lead to; a date says who looked."""

    model = ResourceLink
    icon = "link"
    list_display = ["title_kk", "url", "language", "sector", "checked_on", "position"]
    list_filter = ["sector", "language"]
    list_per_page = 100
    ordering = ["position"]
    edit_handler = ObjectList(
        [
            FieldPanel("url"),
            FieldRowPanel([FieldPanel("language", widget=forms.Select), FieldPanel("checked_on")]),
            MultiFieldPanel(in_three_languages("title"), _("Title")),
            MultiFieldPanel(in_three_languages("note"), _("What one finds there")),
            FieldRowPanel([FieldPanel("sector", widget=forms.Select), FieldPanel("position")]),
            FieldPanel("key"),
        ],
        base_form_class=LinkForm,
    )


class SectorViewSet(LimitedViewSet):
    """The seven directions, in their order."""

    model = Sector
    icon = "tag"
    never = ("add", "delete")
    ordering = ["position"]
    list_display = ["name_kk", "name_ru", "name_en", "code", "position"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel(name, read_only=True) for name in ("id", "code", "position")], _("Fixed")
            ),
            MultiFieldPanel(in_three_languages("name"), _("Name")),
            MultiFieldPanel(in_three_languages("tagline"), _("One line")),
            MultiFieldPanel(in_three_languages("description"), _("Description")),
            MultiFieldPanel(in_three_languages("audience"), _("Whom it helps")),
            MultiFieldPanel([FieldPanel("min_age"), *in_three_languages("min_age_note")], _("Age")),
            MultiFieldPanel(
                [FieldPanel("min_commitment_months"), *in_three_languages("commitment_note")],
                _("Commitment"),
            ),
        ],
        base_form_class=GuardedRowForm,
    )


class GuidesViewSetGroup(SnippetViewSetGroup):
    """What belongs to the guides and the directions of volunteering."""

    items = (
        SharedChapterViewSet,
        FormTemplateViewSet,
        GlossaryTermViewSet,
        ResourceLinkViewSet,
        SectorViewSet,
    )
    menu_label = _("Guides")
    menu_name = "directions"
    menu_icon = "doc-full-inverse"
    menu_order = 210
    add_to_admin_menu = True
