"""Who is shown: the status of an organisation, and its pages with it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from organizations.enums import Status
from organizations.models import Organization, OrganizationPage
from organizations.services.pages import keep_titles, make_missing_pages
from portal.base.errors import Refused

_MARK = "organization_status"


@transaction.atomic
def hide(organization: Organization, *, actor: AbstractBaseUser | None = None) -> Organization:
    """Take an organisation and its pages out of sight; hiding twice is harmless."""
    return _set(organization, Status.HIDDEN, None, actor)


@transaction.atomic
def show(organization: Organization, *, actor: AbstractBaseUser | None = None) -> Organization:
    """List an organisation again and publish the pages that were taken down with it.

    A page that an editor took down alone stays down; a page that is missing is made.
    """
    organization = _set(organization, Status.LISTED, None, actor)
    for page in _pages(organization):
        if not page.live and _was_taken_down_with_it(page):
            _publish(page, actor)
    if not organization.is_demo:
        make_missing_pages(of=[organization])
    return organization


@transaction.atomic
def merge(
    organization: Organization, *, into: Organization, actor: AbstractBaseUser | None = None
) -> Organization:
    """Close an entry in favour of another one; its address leads there from now on."""
    target = Organization.objects.select_for_update().get(pk=into.pk)
    if target.pk == organization.pk:
        raise Refused(_("An organisation cannot be merged into itself."), field="merged_into")
    if target.status == Status.MERGED or target.is_demo != organization.is_demo:
        raise Refused(_("Choose an organisation that is not merged itself."), field="merged_into")
    Organization.objects.filter(merged_into=organization).update(merged_into=target)
    return _set(organization, Status.MERGED, target, actor)


def _set(
    organization: Organization, status: Status, into: Organization | None, actor: AbstractBaseUser | None
) -> Organization:
    """Set the status of the row as it is now, and take the pages down unless it is listed."""
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    changed = (row.status, row.merged_into_id) != (status, into.pk if into else None)
    for one in (row, organization):
        one.status, one.merged_into = status, into
    if changed:
        row.save(update_fields=["status", "merged_into", "changed_at"])
        log(instance=row, action="wagtail.edit", user=actor, data={_MARK: str(status)})
    if status != Status.LISTED:
        for page in _pages(row):
            _take_down(page, actor)
    return organization


def _pages(organization: Organization) -> list[OrganizationPage]:
    return list(OrganizationPage.objects.filter(organization=organization).select_related("latest_revision"))


def _take_down(page: OrganizationPage, actor: AbstractBaseUser | None) -> None:
    if page.live:
        page.unpublish(user=actor, log_action=False)
        log(instance=page, action="wagtail.unpublish", user=actor, data={_MARK: str(Status.HIDDEN)})


def _was_taken_down_with_it(page: OrganizationPage) -> bool:
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish").order_by(
        "-timestamp", "-pk"
    )
    last = entries.first()
    return last is not None and _MARK in last.data


def _publish(page: OrganizationPage, actor: AbstractBaseUser | None) -> None:
    """Put the published text back; a draft that was begun since stays a draft."""
    revision = page.latest_revision
    before = page.last_published_at
    page.live, page.expired = True, False
    page.has_unpublished_changes = bool(revision and before and revision.created_at > before)
    page.last_published_at = timezone.now() if not page.has_unpublished_changes else before
    page.save(clean=False)
    page_published.send(sender=OrganizationPage, instance=page, revision=revision)
    log(instance=page, action="wagtail.publish", user=actor, data={_MARK: str(Status.LISTED)})


def renamed(organization: Organization) -> int:
    """Bring the titles of its pages in step with its names; return how many changed."""
    return keep_titles([organization])
