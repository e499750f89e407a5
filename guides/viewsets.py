"""The directions in the admin: their words are edited, their number and ids are fixed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from guides.models import Sector
from portal.base.admin import LimitedViewSet
from portal.base.guards import GuardedRowForm
from portal.base.languages import LANGUAGES


def in_three_languages(field: str) -> list[FieldPanel]:
    """Return the panels of a text that is kept in three columns."""
    return [FieldPanel(f"{field}_{code}") for code in LANGUAGES]


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
    """What belongs to the directions of volunteering."""

    items = (SectorViewSet,)
    menu_label = _("Directions")
    menu_name = "directions"
    menu_icon = "tag"
    menu_order = 210
    add_to_admin_menu = True
