"""Menus in the admin."""

from __future__ import annotations

from django import forms
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.forms import MenuItemForm
from home.models import MenuItem
from portal.base import destinations
from portal.base.admin import LimitedViewSet
from portal.base.languages import LANGUAGES, current_language


def leads_to(item: MenuItem) -> str:
    """Return where an item leads: a page, the address of a part, or the name of a part that is not there."""
    if item.page_id:
        return str(item.page)
    return destinations.path_of(item.destination, current_language()) or item.destination


def is_shown(item: MenuItem) -> bool | None:
    """Say whether the target is there for readers of Kazakh; None for a mere group."""
    if item.page_id:
        return bool(item.page.live)
    return destinations.path_of(item.destination, LANGUAGES[0]) is not None if item.destination else None


class MenuItemViewSet(LimitedViewSet):
    """The entries of both menus; one whose target is not there is not shown to readers."""

    model = MenuItem
    icon = "list-ul"
    list_display = [
        "label_kk",
        "place",
        Column("parent", label=_("Group")),
        Column("target", label=_("Leads to"), accessor=leads_to),
        BooleanColumn("shown", label=_("Target is there"), accessor=is_shown),
        "position",
    ]
    list_filter = ["place"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("place"), FieldPanel("parent", widget=forms.Select), FieldPanel("position")],
                _("Where"),
            ),
            MultiFieldPanel([FieldPanel(f"label_{code}") for code in LANGUAGES], _("Label")),
            MultiFieldPanel([PageChooserPanel("page"), FieldPanel("destination")], _("Leads to")),
            FieldRowPanel([FieldPanel("key")]),
        ],
        base_form_class=MenuItemForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MenuItem]:
        """Fetch groups and pages with the items, each group before its items."""
        rows = MenuItem.objects.select_related("parent", "page").annotate(
            group_position=Coalesce("parent__position", "position"), group=Coalesce("parent_id", "id")
        )
        return rows.order_by(
            "-place", "group_position", "group", F("parent").asc(nulls_first=True), "position"
        )


class PortalViewSetGroup(SnippetViewSetGroup):
    """What stands around every page."""

    items = (MenuItemViewSet,)
    menu_label = _("Portal")
    menu_name = "portal"
    menu_icon = "site"
    menu_order = 220
