"""The pages of organisations: one per language under the directory page of that language.

Rows are the directory; a page adds what somebody wrote. Pages are made without a revision: the first one is
that of the editor who writes something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from organizations.models import Organization, OrganizationIndexPage, OrganizationPage
from portal.base.languages import LANGUAGES
from portal.loading.keys import key_of_page
from portal.loading.models import Loaded

MAX_TITLE = 255
Progress = Callable[[int, int], object]


def title_of(organization: Organization, language: str) -> str:
    """Return the title of an organisation's page: its full name in that language."""
    return organization.name(language).text[:MAX_TITLE]


def directory_pages() -> dict[str, OrganizationIndexPage]:
    """Return the directory page of each language that has one."""
    pages = OrganizationIndexPage.objects.select_related("locale").order_by("-path")
    return {page.locale.language_code: page for page in pages}


def keep_titles(organizations: Iterable[Organization]) -> int:
    """Bring the titles of pages in step with the names, unpublished drafts too; return how many changed."""
    by_id = {organization.pk: organization for organization in organizations}
    if not by_id:
        return 0
    pages = OrganizationPage.objects.filter(organization__in=by_id).select_related(
        "locale", "latest_revision"
    )
    changed = 0
    for page in pages:
        title = title_of(by_id[page.organization_id], page.locale.language_code)
        if page.title != title:
            _retitle(page, title)
            changed += 1
    return changed


def _retitle(page: OrganizationPage, title: str) -> None:
    page.title = page.draft_title = title
    page.save(update_fields=["title", "draft_title"])
    revision = page.latest_revision
    if revision is not None:
        revision.content["title"] = title
        revision.object_str = title
        revision.save(update_fields=["content", "object_str"])


def make_missing_pages(
    progress: Progress | None = None, *, of: Iterable[Organization] | None = None
) -> list[OrganizationPage]:
    """Make the pages that listed organisations lack, in the languages that have a directory page.

    Each page is a transaction of its own, so an interrupted run goes on where it stopped. A page that
    somebody deleted is not made again, except when its organisations are named.
    """
    there = set(OrganizationPage.objects.values_list("organization_id", "locale__language_code"))
    made_once = set() if of is not None else _made_once()
    parents = directory_pages()
    listed = Organization.objects.listed().order_by("number") if of is None else of
    missing = [
        (organization, code)
        for organization in listed
        for code in LANGUAGES
        if code in parents
        and (organization.pk, code) not in there
        and _memory_key(organization, code) not in made_once
    ]
    made = []
    for done, (organization, code) in enumerate(missing, start=1):
        made.append(_make_page(parents[code], organization, code))
        if progress:
            progress(done, len(missing))
    return made


def _memory_key(organization: Organization, language: str) -> str:
    return f"page:organization:{organization.number}.{language}"


def _made_once() -> set[str]:
    return set(Loaded.objects.filter(key__startswith="page:organization:").values_list("key", flat=True))


@transaction.atomic
def _make_page(parent: OrganizationIndexPage, organization: Organization, language: str) -> OrganizationPage:
    now = timezone.now()
    page = OrganizationPage(
        title=title_of(organization, language),
        slug=organization.slug,
        organization=organization,
        locale=parent.locale,
        translation_key=key_of_page(f"organization:{organization.number}"),
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    parent.add_child(instance=page)
    Loaded.objects.update_or_create(key=_memory_key(organization, language), defaults={"digest": ""})
    return page
