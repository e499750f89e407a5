"""Ordinary pages, menu items and settings of the home room."""

from __future__ import annotations

import uuid

from home.models import Helpline, MenuItem, PortalSettings, StandardPage
from portal.base import generation

TITLES = {"kk": "Жоба туралы", "ru": "О проекте", "en": "About"}


def standard_pages(tree, languages=("kk", "ru", "en"), **fields):
    """Publish an ordinary page in those languages below the front pages; return the pages by language."""
    key = uuid.uuid4()
    made = {}
    for code in languages:
        page = StandardPage(
            **{
                "title": TITLES[code],
                "slug": "zhoba-turaly",
                "intro": f"{TITLES[code]}.",
                "locale": tree.locales[code],
                "translation_key": key,
                **fields,
            }
        )
        made[code] = tree.homes[code].add_child(instance=page)
    generation.bump()
    return made


def menu_item(key, *, place="main", **fields):
    """Save a menu item whose labels say their language."""
    labels = {f"label_{code}": f"{key} {code}" for code in ("kk", "ru", "en")}
    item = MenuItem.objects.create(key=key, place=place, **{**labels, **fields})
    generation.bump()
    return item


def portal_settings(*helplines, **fields):
    """Save the settings with helplines given as (number, label in Kazakh, checked on)."""
    settings = PortalSettings(**fields)
    settings.helplines = [
        Helpline(number=number, label_kk=label, checked_on=day) for number, label, day in helplines
    ]
    settings.save()
    generation.bump()
    return settings
