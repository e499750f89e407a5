"""Blocks whose content stands elsewhere: emergency numbers, a form, links, what can be done here."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from guides.enums import FormStatus
from guides.services.actions import actions, organizations
from guides.services.documents.around import Around, Node, shown_address
from guides.services.emergency import emergency_numbers
from guides.services.forms import form_cards
from guides.services.resources import resources
from portal.base.sites import absolute


def helplines(value: Any, around: Around) -> list[Node]:
    """Return the emergency numbers of the portal."""
    items = [
        {"name": line.label, "phone": line.number, "note": ""} for line in emergency_numbers(around.language)
    ]
    return [{"kind": "contacts", "title": _("Emergency numbers"), "items": items}] if items else []


def form(value: Any, around: Around) -> list[Node]:
    """Return the card of a form, with the address at which it is printed."""
    card = form_cards(around.language).get(str(value))
    if card is None:
        return []
    around.forms[card.key] = None
    href = absolute(card.href)
    node = {"kind": "form", "title": card.title, "text": card.intro, "label": _("Form to print")}
    state = FormStatus.REPEALED.label if card.status == FormStatus.REPEALED else ""
    return [{**node, "state": str(state), "href": href, "shown": shown_address(href)}]


def action(value: Any, around: Around) -> list[Node]:
    """Return the ways on from here."""
    links = [
        {"label": way.label, "href": absolute(way.href), "shown": shown_address(absolute(way.href))}
        for way in (actions(around.guide.sector, around.language) if around.guide else ())
    ]
    return [{"kind": "action", "title": _("What you can do next"), "items": links}] if links else []


def sites(value: Any, around: Around) -> list[Node]:
    """Return the sites of others that belong to the guide; who reads is told which nobody checked."""
    found = resources(around.guide.sector, around.language) if around.guide else ()
    items = [
        {
            "label": site.title.text,
            "note": site.note.text,
            "mark": "" if site.checked_on else _("Not verified by us"),
            "href": site.url,
            "shown": shown_address(site.url),
        }
        for site in found
    ]
    return [{"kind": "links", "items": items}] if items else []


def organizations_listed(value: Any, around: Around) -> list[Node]:
    """Return the organisations of the direction."""
    items = [
        {
            "label": listed.name,
            "note": listed.place,
            "mark": "",
            "href": absolute(listed.href),
            "shown": shown_address(absolute(listed.href)),
        }
        for listed in (organizations(around.guide.sector, around.language) if around.guide else ())
    ]
    return [{"kind": "links", "items": items}] if items else []
