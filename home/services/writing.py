"""Write pages from content files: published at once, and never over what an editor changed.

A page that is new is first added as a draft, so that others can link to it, and filled afterwards.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from home.services.reading import PageText
from portal.base.reports import LoadReport
from portal.loading.blocks import Body
from portal.loading.keys import key_of_page
from portal.loading.markup import Target, resolved
from portal.loading.memory import Verdict, digest_of, judge, remember

HOME_FIELDS = ("title", "live", "search_description", "hero_title", "hero_text", "ask_title", "ask_page")
PAGE_FIELDS = ("title", "slug", "live", "search_description", "intro", "body", "reviewed_on", "needs_review")


def ordinary_page(name: str, language: str) -> StandardPage | None:
    """Return a page that came with the portal, published or not."""
    return StandardPage.objects.filter(
        translation_key=key_of_page(name), locale__language_code=language
    ).first()


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


def raw_body(body: Body, target: Target) -> list[dict[str, object]]:
    """Return the blocks as a stream takes them, their links resolved."""

    def linked(value: object) -> object:
        if isinstance(value, list):
            return [linked(part) for part in value]
        if isinstance(value, dict):
            return {**value, "text": resolved(value["text"], target)}
        return resolved(value, target) if isinstance(value, str) else value

    return [{"type": kind, "value": linked(value)} for kind, value in body]


def bring_up_to_date(
    report: LoadReport, key: str, wanted: HomePage | StandardPage, page: HomePage | StandardPage
) -> None:
    """Give a page the content of `wanted` and publish it, unless an editor changed it since."""
    fields = HOME_FIELDS if isinstance(page, HomePage) else PAGE_FIELDS
    want = digest_of(wanted, fields)
    verdict = _verdict(key, want, page, fields)
    if verdict is Verdict.EDITED:
        report.kept(key, verdict.value)
        return
    if verdict is Verdict.SAME:
        report.unchanged(key)
    else:
        page = _published(page, wanted, fields)
        (report.added if verdict is Verdict.CREATE else report.changed)(key)
    remember(key, digest_of(page, fields))


def _verdict(key: str, want: str, page: Page, fields: tuple[str, ...]) -> Verdict:
    if page.latest_revision is None:
        return Verdict.CREATE
    verdict = judge(key, want, digest_of(page, fields))
    by_hand = page.latest_revision.user_id is not None
    return Verdict.EDITED if verdict is Verdict.UPDATE and by_hand else verdict


@transaction.atomic
def _published(page: HomePage | StandardPage, wanted: Page, fields: tuple[str, ...]) -> Page:
    """Publish the page with those fields, and return it as it was stored: saving may change the form."""
    for name in fields:
        if name != "live":
            setattr(page, name, getattr(wanted, name))
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
