"""Write the Kazakh texts of content files: published at once, and never over what an editor changed.

A page is first added as a draft at its place, so that others can link to it, and filled afterwards.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page

from guides.models.words import LocalizedSnippet
from guides.services.items import Item
from guides.services.wording import Wanted, slug_of, title_of
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.keys import key_of_page
from portal.loading.memory import Verdict, judge, remember
from portal.loading.publishing import published, row_of, verdict_on

SOURCE = LANGUAGES[0]


def found(item: Item, language: str = SOURCE) -> DraftStateMixin | None:
    """Return the page or snippet as it is there, published or not."""
    return row_of(item.model, item.key, language)


def add_draft(report: LoadReport, item: Item, before: Page | None) -> Page | None:
    """Add a page that was never there as a draft, after the one before it; return the page that is there now.

    What an editor deleted stays deleted, and so does what would stand below it.
    """
    page = found(item)
    if page is not None:
        return page
    above = page_at(item.above) if item.above else front_page()
    key = memory_key(item)
    if above is None or judge(key, "", None) is Verdict.REMOVED:
        report.kept(key, Verdict.REMOVED.value)
        return None
    return _placed(item, above, before)


@transaction.atomic
def _placed(item: Item, above: Page, before: Page | None) -> Page:
    title = title_of(item, SOURCE)
    page = item.model(
        **{**item.fixed, "slug": slug_of(item, title)},
        title=title,
        live=False,
        locale=Locale.objects.get(language_code=SOURCE),
        translation_key=key_of_page(item.key),
    )
    first = above.get_first_child() if item.above else None
    if before is not None:
        before.add_sibling(pos="right", instance=page)
    elif first is not None:
        first.add_sibling(pos="left", instance=page)
    else:
        above.add_child(instance=page)
    return page


def front_page() -> Page | None:
    """Return the Kazakh front page."""
    return page_at("home")


def page_at(key: str) -> Page | None:
    """Return the Kazakh page that came with the portal under that key."""
    return row_of(Page, key, SOURCE)


def version_of(page: Page, language: str) -> Page | None:
    """Return the same page in another language."""
    return Page.objects.filter(translation_key=page.translation_key, locale__language_code=language).first()


def put_in_order(source: Page, translated: Page) -> None:
    """Let a translated page stand after the page that it stands after in Kazakh."""
    before, now = source.get_prev_sibling(), translated.get_prev_sibling()
    place = before and version_of(before, translated.locale.language_code)
    if before is None and now is not None:
        translated.move(translated.get_first_sibling(), pos="left")
    elif place is not None and (now is None or now.pk != place.pk):
        translated.move(place, pos="right")


def memory_key(item: Item, language: str = SOURCE) -> str:
    """Return under which key the loader remembers what it wrote."""
    return f"{item.key}.{language}"


def bring_up_to_date(report: LoadReport, item: Item, wanted: Wanted, row: DraftStateMixin | None) -> Verdict:
    """Give the Kazakh row the words of the file and publish it, unless people changed or deleted it."""
    key, want = memory_key(item), wanted.digest()
    verdict = _verdict(item, key, wanted, row)
    if verdict in (Verdict.EDITED, Verdict.REMOVED):
        report.kept(key, verdict.value)
    elif verdict is Verdict.SAME:
        report.unchanged(key)
        remember(key, want)
    else:
        remember(key, wanted.digest(published(row or _new(wanted.row), wanted.row, wanted.fields)))
        (report.added if verdict is Verdict.CREATE else report.changed)(key)
    return verdict


def _verdict(item: Item, key: str, wanted: Wanted, row: DraftStateMixin | None) -> Verdict:
    if row is not None:
        return verdict_on(key, wanted.digest(), row, wanted.fields)
    return Verdict.REMOVED if item.is_page else judge(key, wanted.digest(), None)


def _new(wanted: LocalizedSnippet) -> LocalizedSnippet:
    return type(wanted)(
        key=wanted.key, locale=wanted.locale, translation_key=wanted.translation_key, live=False
    )
