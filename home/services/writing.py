"""Write pages from content files: published at once, and never over what an editor changed.

A page that is new is first added as a draft, so that others can link to it, and filled afterwards.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from home.services.reading import PageText
from portal.base.reports import LoadReport
from portal.loading.blocks import raw_body
from portal.loading.keys import key_of_page
from portal.loading.markup import Target
from portal.loading.memory import Verdict, digest_of, remember
from portal.loading.publishing import published, row_of, verdict_on

HOME_FIELDS = ("title", "live", "search_description", "hero_title", "hero_text", "ask_title", "ask_page")
PAGE_FIELDS = ("title", "slug", "live", "search_description", "intro", "body", "reviewed_on", "needs_review")


def ordinary_page(name: str, language: str) -> StandardPage | None:
    """Return a page that came with the portal, published or not."""
    return row_of(StandardPage, name, language)


@transaction.atomic
def add_draft(name: str, text: PageText, parent: Page, locale: Locale) -> StandardPage:
    """Add an ordinary page as an empty draft below a front page."""
    page = StandardPage(
        title=text.title, slug=text.slug, live=False, locale=locale, translation_key=key_of_page(name)
    )
    parent.add_child(instance=page)
    return page


def page_as(text: PageText, target: Target) -> StandardPage:
    """Return an unsaved page with those words and its links resolved."""
    stream = StandardPage._meta.get_field("body").stream_block
    body = stream.to_python(raw_body(text.body, target))
    list(body)  # a block that was read once is written in today's form, as a saved page has it
    return StandardPage(
        title=text.title,
        slug=text.slug,
        search_description=text.seo_description,
        intro=text.intro,
        body=body,
        reviewed_on=text.reviewed_on,
        needs_review=text.needs_review,
    )


def bring_up_to_date(
    report: LoadReport, key: str, wanted: HomePage | StandardPage, page: HomePage | StandardPage
) -> None:
    """Give a page the content of `wanted` and publish it, unless an editor changed it since."""
    fields = HOME_FIELDS if isinstance(page, HomePage) else PAGE_FIELDS
    verdict = verdict_on(key, digest_of(wanted, fields), page, fields)
    if verdict is Verdict.EDITED:
        report.kept(key, verdict.value)
        return
    if verdict is Verdict.SAME:
        report.unchanged(key)
    else:
        page = published(page, wanted, fields)
        (report.added if verdict is Verdict.CREATE else report.changed)(key)
    remember(key, digest_of(page, fields))
