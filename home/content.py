"""Load what comes with the home room: settings, front pages, ordinary pages and menus.

The files stand in `home/content/`, one a page and language. Links between pages and into other rooms are
resolved last, when everything they may lead to is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.html import escape
from wagtail.models import Locale

from home.models import HomePage, StandardPage
from home.services.front import HOME, add_front_page, ensure_languages, front_page, front_page_as
from home.services.groups import start_groups
from home.services.reading import PageText, read_home, read_menus, read_page, read_settings
from home.services.starting import load_menus, start_settings
from home.services.writing import add_draft, bring_up_to_date, ordinary_page, page_as
from portal.base import destinations
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.fields import ContentError
from portal.loading.markup import Target
from portal.loading.memory import Verdict, judge

FOLDER = Path(__file__).parent / "content"
#: The ordinary pages in the order in which they stand below the front page.
NAMES = ("about", "how-it-works", "report-a-worry", "accessibility", "privacy", "terms")


def load_facts(report: LoadReport) -> None:
    """Make the languages and the portal's settings."""
    ensure_languages()
    start_settings(report, read_settings(FOLDER / "settings.yaml"))


def load_pages(report: LoadReport) -> None:
    """Add the front pages, and a draft of every ordinary page that is new; what is there stays."""
    locales = ensure_languages()
    for language in LANGUAGES:
        home = _home(language, locales[language])
        for name in NAMES:
            if ordinary_page(name, language) is None and _is_new(f"page:{name}.{language}", report):
                add_draft(name, _read(name, language), home, locales[language])


def _home(language: str, locale: Locale) -> HomePage:
    return front_page(language) or add_front_page(
        language, read_home(FOLDER / f"{HOME}.{language}.yaml"), locale
    )


def _is_new(key: str, report: LoadReport) -> bool:
    verdict = judge(key, "", None)
    if verdict is Verdict.REMOVED:
        report.kept(key, verdict.value)
    return verdict is Verdict.CREATE


def load_links(report: LoadReport) -> None:
    """Fill the pages, whose links can be resolved by now, and load the menus."""
    pages = list(_pages())
    for done, (name, language, page) in enumerate(pages, start=1):
        wanted = page_as(_read(name, language), target_in(language))
        bring_up_to_date(report, f"page:{name}.{language}", wanted, page)
        report.progress(done, len(pages))
    for language in LANGUAGES:
        _fill_home(report, language)
    load_menus(report, read_menus(FOLDER / "menus.yaml"))
    start_groups(report)


def _pages() -> Iterator[tuple[str, str, StandardPage]]:
    for language in LANGUAGES:
        for name in NAMES:
            page = ordinary_page(name, language)
            if page is not None:
                yield name, language, page


def _fill_home(report: LoadReport, language: str) -> None:
    home = front_page(language)
    if home is not None:
        text = read_home(FOLDER / f"{HOME}.{language}.yaml")
        wanted = front_page_as(text, ordinary_page(text.ask_page, language))
        bring_up_to_date(report, f"page:{HOME}.{language}", wanted, home)


def _read(name: str, language: str) -> PageText:
    return read_page(FOLDER / f"{name}.{language}.yaml")


def target_in(language: str) -> Target:
    """Return the function that resolves links of texts in that language."""

    def target(kind: str, name: str) -> str | None:
        if kind == "route":
            path = destinations.path_of(name, language)
            return f'href="{escape(path)}"' if path else None
        if name not in NAMES:
            raise ContentError(f"page:{name} is not a page of ours")
        page = ordinary_page(name, language)
        return f'linktype="page" id="{page.pk}"' if page else None

    return target
