from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.models import MenuItem
from organizations.models import DirectoryImport, MistakeReport
from tests.factories.organizations import OrganizationFactory, OrganizationPageFactory
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
RESOURCES = "script[src], link[rel=stylesheet], link[rel=icon], img[src], iframe[src], source[src]"


@pytest.fixture
def user():
    return administrator()


@pytest.fixture
def screens():
    """Return the address of every screen of ours, and of Wagtail's own that everybody uses."""
    tree = site_tree()
    page = OrganizationPageFactory()
    one = page.organization
    item = MenuItem.objects.create(place="main", key="one", label_kk="Бір")
    upload = DirectoryImport.objects.create(file_name="x.csv", content=b"x")
    report = MistakeReport.objects.create(organization=one, kind="mistake", text="x")
    names = {
        "wagtailadmin_home": [],
        "wagtailadmin_account": [],
        "wagtailadmin_explore_root": [],
        "wagtailadmin_explore": [tree.homes["kk"].pk],
        "wagtailadmin_pages:search": [],
        "wagtailadmin_pages:edit": [page.pk],
        "wagtailadmin_pages:add": ["home", "standardpage", tree.homes["kk"].pk],
        "wagtailadmin_pages:history": [page.pk],
        "wagtailadmin_javascript_catalog": [],
        "wagtailimages:index": [],
        "wagtaildocs:index": [],
        "wagtailusers_users:index": [],
        "wagtailusers_groups:index": [],
        "home_reports:translations": [],
        "wagtailsnippets_home_menuitem:list": [],
        "wagtailsnippets_home_menuitem:add": [],
        "wagtailsnippets_home_menuitem:edit": [item.pk],
        "wagtailsnippets_organizations_region:list": [],
        "wagtailsnippets_organizations_region:edit": ["akmola-region"],
        "wagtailsnippets_organizations_city:list": [],
        "wagtailsnippets_organizations_city:add": [],
        "wagtailsnippets_organizations_city:edit": ["kokshetau"],
        "wagtailsnippets_organizations_mistakereport:list": [],
        "wagtailsnippets_organizations_mistakereport:edit": [report.pk],
        "wagtailsnippets_guides_sector:list": [],
        "wagtailsnippets_organizations_organization:list": [],
        "wagtailsnippets_organizations_organization:add": [],
        **{
            f"wagtailsnippets_organizations_organization:{name}": [one.pk]
            for name in ("edit", "history", "hide", "show", "merge", "remove")
        },
        "directory-imports:index": [],
        "directory-imports:detail": [upload.pk],
    }
    settings = reverse("wagtailsettings:edit", args=["home", "portalsettings"])
    return [reverse(name, args=args) for name, args in names.items()] + [settings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_works_in_the_language_that_the_editor_chose(user, screens, language):
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = browser_of(user, "en" if language != "en" else "ru")
    broken = {}
    for address in screens:
        response = client.get(address, follow=True)
        page = BeautifulSoup(response.content, "html.parser")
        said = page.html["lang"] if page.html else language
        if (response.status_code, said) != (200, language):
            broken[address] = (response.status_code, said)
    assert broken == {}


def test_no_screen_asks_another_host_for_anything(user, screens):
    client = browser_of(user)
    asked = set()
    for address in screens:
        response = client.get(address, follow=True)
        assert "gravatar" not in response.content.decode()
        policy = response["Content-Security-Policy"]
        assert not re.search(r"https?:|\*", policy), address
        for tag in BeautifulSoup(response.content, "html.parser").select(RESOURCES):
            source = tag.get("src") or tag.get("href") or ""
            if source.startswith(("http:", "https:", "//")):
                asked.add(source)
    assert asked == set()


def test_the_three_languages_can_be_chosen_and_no_other(user):
    page = BeautifulSoup(browser_of(user).get(reverse("wagtailadmin_account")).content, "html.parser")
    options = [option["value"] for option in page.select("select[name$=preferred_language] option")]
    assert sorted(filter(None, options)) == sorted(LANGUAGES)


def test_the_menu_holds_our_groups_in_their_order(user):
    html = browser_of(user).get(reverse("wagtailadmin_home")).content.decode()
    places = [html.index(f'"{label}"') for label in ("Directory", "Guides", "Portal", "Images")]
    assert places == sorted(places)


def test_the_one_site_is_not_in_the_menu(user):
    """Its host comes from SITE_URL."""
    html = browser_of(user).get(reverse("wagtailadmin_home")).content.decode()
    assert "/cms/sites/" not in html


def test_the_admin_bears_the_portals_name_and_sign(user):
    page = BeautifulSoup(browser_of(user).get(reverse("wagtailadmin_home")).content, "html.parser")
    assert page.title.get_text(strip=True).endswith("Birgemiz")
    assert "portal/img/icon" in page.select_one("link[rel=icon]")["href"]


def test_nothing_that_a_reader_wrote_is_run_in_the_admin(user):
    bad = '"><script>alert(1)</script>{{ 1 }}'
    one = OrganizationFactory(short_kk="x", contact_person=bad, source_note=bad, address=bad[:250])
    report = MistakeReport.objects.create(organization=one, kind="mistake", text=bad, email="a@b.kz")
    client = browser_of(user)
    for address in (
        reverse("wagtailsnippets_organizations_mistakereport:list"),
        reverse("wagtailsnippets_organizations_mistakereport:edit", args=[report.pk]),
        reverse("wagtailsnippets_organizations_organization:edit", args=[one.pk]),
        reverse("wagtailsnippets_organizations_organization:remove", args=[one.pk]),
    ):
        assert "<script>alert(1)" not in client.get(address).content.decode()
