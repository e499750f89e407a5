"""The settings and menus a new portal starts with."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page

from guides.models import GuidePage
from home.models import Helpline, MenuItem, PortalSettings
from home.services.reading import MenuEntry, SettingsText
from home.services.writing import ordinary_page
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.memory import Verdict, judge, load_row, remember
from portal.loading.publishing import row_of

SETTINGS = "settings"


@transaction.atomic
def start_settings(report: LoadReport, text: SettingsText) -> None:
    """Write the settings once; afterwards they are the editors' alone."""
    found = PortalSettings.objects.first()
    if judge(SETTINGS, "", None) is Verdict.REMOVED or (found and found.helplines.exists()):
        report.unchanged(SETTINGS)
        return
    settings = found or PortalSettings()
    for name, texts in (("operator", text.operator), ("address", text.address), ("footer", text.footer)):
        for code in LANGUAGES:
            setattr(settings, f"{name}_{code}", texts[code])
    for name in ("bin", "email", "phone", "responsible"):
        setattr(settings, name, getattr(text, name))
    settings.helplines = [
        Helpline(
            sort_order=order,
            number=line.number,
            checked_on=line.checked_on,
            **{f"label_{code}": line.label[code] for code in LANGUAGES},
        )
        for order, line in enumerate(text.helplines)
    ]
    settings.save()
    remember(SETTINGS, "")
    report.added(SETTINGS)


def load_menus(report: LoadReport, entries: list[MenuEntry]) -> None:
    """Bring the menus up to date, group by group."""
    found = {item.key: item for item in MenuItem.objects.all()}
    written: dict[str, MenuItem | None] = {}
    for entry in entries:
        key = f"menu:{entry.key}"
        parent = written.get(entry.parent)
        if entry.parent and parent is None:
            report.kept(key, "its group was removed here")
            continue
        wanted = _menu_item(entry, parent)
        written[entry.key] = load_row(report, key, wanted, found.get(entry.key))


def _menu_item(entry: MenuEntry, parent: MenuItem | None) -> MenuItem:
    kind, name = entry.target or ("", "")
    page = _page(kind, name)
    return MenuItem(
        place=entry.place,
        key=entry.key,
        parent=parent,
        position=entry.position,
        page_id=page.pk if page else None,
        destination=name if kind == "destination" else "",
        **{f"label_{code}": entry.label[code] for code in LANGUAGES},
    )


def _page(kind: str, name: str) -> Page | None:
    """Return the Kazakh page that an item leads to; the menus find its translations by it."""
    if kind == "guide":
        return row_of(GuidePage, f"guide:{name}", LANGUAGES[0])
    return ordinary_page(name, LANGUAGES[0]) if kind == "page" else None
