from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page

from home.services.groups import ROLES, start_groups
from portal.base.reports import LoadReport
from portal.loading.keys import key_of_page
from portal.loading.models import Loaded
from tests.factories.pages import site_tree
from tests.factories.staff import browser_of, staff

pytestmark = pytest.mark.django_db
NAMES = {role.key: role.name for role in ROLES}


@pytest.fixture
def tree():
    tree = site_tree()
    for code, front in tree.homes.items():
        Page.objects.filter(pk=front.pk).update(translation_key=key_of_page("home"), slug=code)
    return tree


def start():
    report = LoadReport(StringIO())
    start_groups(report)
    report.end()
    return report.total


def can(user, page):
    """Return what a user may do to a page."""
    rights = page.permissions_for_user(user)
    found = {"edit": rights.can_edit(), "publish": rights.can_publish()}
    return {name for name, may in found.items() if may}


@pytest.mark.parametrize(
    ("role", "front_kk", "front_ru", "directory_ru"),
    [
        ("editors", {"edit"}, {"edit"}, {"edit"}),
        ("publishers", {"edit", "publish"}, {"edit", "publish"}, {"edit", "publish"}),
        ("translators", set(), {"edit"}, {"edit"}),
        ("moderators", set(), set(), {"edit", "publish"}),
    ],
)
def test_each_role_may_do_to_pages_what_it_says(tree, role, front_kk, front_ru, directory_ru):
    start()
    user = staff("Dana Omar", groups=[NAMES[role]])
    pages = (tree.homes["kk"], tree.homes["ru"], tree.directories["ru"])
    found = [
        can(user, Page.objects.get(pk=page.pk)) - ({"delete"} if page.depth == 2 else set()) for page in pages
    ]
    assert found == [front_kk, front_ru, directory_ru]


@pytest.mark.parametrize(
    ("role", "address", "allowed"),
    [
        ("editors", "wagtailsnippets_organizations_organization:list", True),
        ("editors", "directory-imports:index", False),
        ("editors", "wagtailsnippets_home_menuitem:list", False),
        ("publishers", "wagtailsnippets_home_menuitem:list", True),
        ("publishers", "wagtailsnippets_guides_sector:list", True),
        ("publishers", "wagtailsnippets_guides_resourcelink:add", True),
        ("editors", "wagtailsnippets_guides_sharedchapter:add", True),
        ("translators", "wagtailsnippets_guides_sharedchapter:list", True),
        ("translators", "wagtailsnippets_guides_sharedchapter:add", False),
        ("moderators", "wagtailsnippets_guides_glossaryterm:list", False),
        ("translators", "wagtailsnippets_organizations_organization:list", False),
        ("translators", "home_reports:translations", True),
        ("moderators", "directory-imports:index", True),
        ("moderators", "wagtailsnippets_organizations_mistakereport:list", True),
        ("moderators", "wagtailsnippets_home_menuitem:list", False),
        ("moderators", "wagtailusers_users:index", False),
    ],
)
def test_each_role_sees_its_own_screens(tree, role, address, allowed):
    start()
    response = browser_of(staff("Dana Omar", groups=[NAMES[role]])).get(reverse(address))
    assert (response.status_code == 200) is allowed


def test_groups_are_made_once_and_what_administrators_change_stays(tree):
    assert start() == {"added": 4}
    editors = Group.objects.get(name=NAMES["editors"])
    editors.permissions.clear()
    Group.objects.get(name=NAMES["translators"]).delete()
    assert start() == {"unchanged": 4}
    assert not editors.permissions.exists()
    assert not Group.objects.filter(name=NAMES["translators"]).exists()


def test_rights_that_came_later_are_given_once_to_groups_that_are_there(tree):
    start()
    editors = Group.objects.get(name=NAMES["editors"])
    editors.permissions.clear()
    Loaded.objects.filter(key="group:editors:guides").delete()  # as a portal that began before the guides

    start()
    assert editors.permissions.filter(codename="add_sharedchapter").exists()

    editors.permissions.clear()
    start()
    assert not editors.permissions.exists()


def test_publishers_take_the_place_of_the_stock_groups(tree):
    Group.objects.get(name="Editors").user_set.add(staff("Dana Omar"))
    start()
    assert set(Group.objects.filter(name__in=["Editors", "Moderators"]).values_list("name", flat=True)) == {
        "Editors"
    }
    (task,) = GroupApprovalTask.objects.all()
    assert [group.name for group in task.groups.all()] == [NAMES["publishers"]]


def test_every_role_reaches_the_admin_and_its_front_page(tree):
    start()
    for number, name in enumerate(NAMES.values()):
        user = staff(f"Dana{number} Omar")
        user.user_permissions.clear()
        user.groups.add(Group.objects.get(name=name))
        assert browser_of(user).get(reverse("wagtailadmin_home")).status_code == 200
