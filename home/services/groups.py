"""The groups of staff a portal starts with: who may do what in the admin.

Made once; afterwards they are the administrators' alone, and a group that they delete does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

from home.services.front import front_page
from organizations.services.pages import directory_pages
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.memory import Verdict, judge, remember

EDIT = ("add", "change")
PUBLISH = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
UPLOAD = ("add", "choose")
KEEP = ("add", "change", "choose")
#: The groups that Wagtail's own migrations make; ours take their place.
STOCK = ("Editors", "Moderators")


@dataclass(frozen=True)
class Role:
    """A group: its name, what it may do to pages of which languages, to uploads, and its other rights."""

    key: str
    name: str
    pages: tuple[str, ...]
    languages: tuple[str, ...]
    uploads: tuple[str, ...]
    rights: tuple[str, ...]
    only_directory: bool = False


_MENUS = tuple(f"home.{act}_menuitem" for act in ("add", "change", "delete"))
_PLACES = ("organizations.add_city", "organizations.change_city", "organizations.change_region")
_DIRECTORY = ("organizations.add_organization", "organizations.change_organization")
_REPORTS = ("organizations.change_mistakereport",)

ROLES = (
    Role("editors", "Редакторлар", EDIT, LANGUAGES, UPLOAD, (*_DIRECTORY, *_REPORTS)),
    Role(
        "publishers",
        "Жариялаушылар",
        PUBLISH,
        LANGUAGES,
        KEEP,
        (
            *(*_DIRECTORY, *_REPORTS, *_PLACES, *_MENUS),
            "guides.change_sector",
            "home.change_portalsettings",
            "wagtail_localize.submit_translation",
        ),
    ),
    Role(
        "translators",
        "Аудармашылар",
        EDIT,
        LANGUAGES[1:],
        UPLOAD,
        ("guides.change_sector", "wagtail_localize.submit_translation"),
    ),
    Role(
        "moderators",
        "Модераторлар",
        ("change", "publish"),
        LANGUAGES,
        UPLOAD,
        (*_DIRECTORY, *_REPORTS, *_PLACES, "organizations.import_directory"),
        only_directory=True,
    ),
)


_TEXTS = ("sharedchapter", "glossaryterm", "formtemplate")
#: Rights that came after the groups: given once to the groups that are there, to new ones as well.
LATER = {
    "guides": {
        "editors": (
            *(f"guides.{act}_{name}" for act in EDIT for name in (*_TEXTS, "resourcelink")),
            "wagtail_localize.submit_translation",
        ),
        "publishers": (
            *(f"guides.{act}_{name}" for act in (*EDIT, "publish", "delete") for name in _TEXTS),
            *(f"guides.{act}_resourcelink" for act in (*EDIT, "delete")),
        ),
        "translators": tuple(f"guides.change_{name}" for name in (*_TEXTS, "resourcelink")),
    }
}


@transaction.atomic
def start_groups(report: LoadReport) -> None:
    """Make the groups that were never made; publishers approve in Wagtail's own workflow."""
    made: dict[str, Group] = {}
    for role in ROLES:
        key = f"group:{role.key}"
        if judge(key, "", None) is Verdict.REMOVED or Group.objects.filter(name=role.name).exists():
            report.unchanged(key)
            continue
        made[role.key] = _make(role)
        remember(key, "")
        report.added(key)
    if "publishers" in made:
        _let_approve(made["publishers"])
    _give_later_rights()


def _give_later_rights() -> None:
    """Give each group what came after it, once; what administrators take away again stays away."""
    groups = {role.key: Group.objects.filter(name=role.name).first() for role in ROLES}
    for name, rights in LATER.items():
        for role, given in rights.items():
            key, group = f"group:{role}:{name}", groups[role]
            if group is not None and judge(key, "", None) is Verdict.CREATE:
                group.permissions.add(*_permissions(given))
                remember(key, "")


def _make(role: Role) -> Group:
    group = Group.objects.create(name=role.name)
    group.permissions.set(_permissions(["wagtailadmin.access_admin", *role.rights]))
    for page in _trees(role):
        _allow(group, page, role.pages)
    _allow_uploads(group, role.uploads)
    return group


def _trees(role: Role) -> list[Page]:
    """Return the pages below which a role works, as far as they are there."""
    directory = directory_pages() if role.only_directory else {}
    found = (directory.get(code) if role.only_directory else front_page(code) for code in role.languages)
    return [page for page in found if page is not None]


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Return the permissions of those names; one that is not there is a mistake of ours."""
    found = []
    for name in names:
        app, codename = name.split(".")
        found.append(Permission.objects.get(content_type__app_label=app, codename=codename))
    return found


def _allow(group: Group, page: Page, acts: Iterable[str]) -> None:
    for act in acts:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{act}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _allow_uploads(group: Group, acts: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    names = Q()
    for act in acts:
        names |= Q(content_type__app_label="wagtailimages", codename=f"{act}_image")
        names |= Q(content_type__app_label="wagtaildocs", codename=f"{act}_document")
    for permission in Permission.objects.filter(names):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _let_approve(group: Group) -> None:
    """Put our group where Wagtail's stock groups were, and take those away unless somebody is in them."""
    for task in GroupApprovalTask.objects.all():
        task.groups.add(group)
    Group.objects.filter(name__in=STOCK, user=None).delete()
