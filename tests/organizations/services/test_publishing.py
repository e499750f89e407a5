from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.signals import page_published, page_unpublished

from organizations.models import Organization, OrganizationPage
from organizations.services.pages import make_missing_pages
from organizations.services.publishing import hide, merge, renamed, show
from portal.base.errors import Refused
from tests.factories.organizations import OrganizationFactory, OrganizationPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def organization(site_tree):
    made = OrganizationFactory()
    make_missing_pages(of=[made])
    return made


def live(organization):
    pages = OrganizationPage.objects.filter(organization=organization, live=True)
    return set(pages.values_list("locale__language_code", flat=True))


def test_hiding_takes_row_and_pages_out_of_sight(organization, admin_user):
    assert live(organization) == {"kk", "ru", "en"}
    hide(organization, actor=admin_user)
    assert (organization.status, live(organization)) == ("hidden", set())
    assert not Organization.objects.listed().exists()
    assert ModelLogEntry.objects.get().user == admin_user
    assert PageLogEntry.objects.filter(action="wagtail.unpublish", user=admin_user).count() == 3


def test_showing_brings_the_pages_back(organization):
    page = OrganizationPage.objects.get(organization=organization, locale__language_code="kk")
    page.intro = "Бұрынғы сөз"
    page.save_revision().publish()
    show(hide(organization))
    assert (organization.status, live(organization)) == ("listed", {"kk", "ru", "en"})
    page.refresh_from_db()
    assert (page.intro, page.has_unpublished_changes) == ("Бұрынғы сөз", False)


def test_a_draft_begun_meanwhile_stays_a_draft(organization, admin_user):
    page = OrganizationPage.objects.get(organization=organization, locale__language_code="kk")
    hide(organization)
    page.refresh_from_db()
    page.intro = "Жоба"
    page.save_revision(user=admin_user)
    show(organization)
    page.refresh_from_db()
    assert (page.live, page.intro, page.has_unpublished_changes) == (True, "", True)


def test_a_page_that_an_editor_took_down_stays_down(organization, admin_user):
    OrganizationPage.objects.get(organization=organization, locale__language_code="ru").unpublish(
        user=admin_user
    )
    show(hide(organization))
    assert live(organization) == {"kk", "en"}


def test_showing_makes_the_pages_that_are_missing(site_tree):
    organization = OrganizationFactory(hidden=True)
    show(organization)
    assert live(organization) == {"kk", "ru", "en"}


def test_repeating_is_harmless(organization):
    for act in (hide, hide, show, show):
        act(organization)
    assert live(organization) == {"kk", "ru", "en"}
    assert ModelLogEntry.objects.count() == 2


def test_wagtail_is_told(organization):
    told = []

    def listen(sender, instance, signal, **kwargs):
        told.append((signal is page_published, instance.locale.language_code))

    page_published.connect(listen)
    page_unpublished.connect(listen)
    try:
        show(hide(organization))
    finally:
        page_published.disconnect(listen)
        page_unpublished.disconnect(listen)
    assert sorted(told) == [
        (False, "en"),
        (False, "kk"),
        (False, "ru"),
        (True, "en"),
        (True, "kk"),
        (True, "ru"),
    ]


def test_merging_closes_one_entry_in_favour_of_another(organization):
    into, earlier = OrganizationFactory(), OrganizationFactory()
    merge(earlier, into=organization)
    merge(organization, into=into)
    assert dict(Organization.objects.values_list("number", "merged_into__number")) == {1: 2, 2: None, 3: 2}
    assert live(organization) == set()
    assert [row.number for row in Organization.objects.listed()] == [2]


def test_a_merged_entry_can_be_shown_again(organization):
    show(merge(organization, into=OrganizationFactory()))
    organization.refresh_from_db()
    assert (organization.status, organization.merged_into) == ("listed", None)


def test_what_cannot_be_merged_is_refused(organization):
    into = OrganizationFactory()
    with pytest.raises(Refused):
        merge(organization, into=organization)
    with pytest.raises(Refused):
        merge(organization, into=OrganizationFactory(demo=True))
    merge(into, into=organization)
    with pytest.raises(Refused):
        merge(organization, into=into)
    assert Organization.objects.filter(status="merged").count() == 1


def test_titles_follow_a_new_name(site_tree):
    page = OrganizationPageFactory(language="kk")
    organization = page.organization
    Organization.objects.update(name_kk="«Жаңа» қоры")
    organization.refresh_from_db()
    assert renamed(organization) == 1
    page.refresh_from_db()
    assert page.title == "«Жаңа» қоры"
    assert renamed(organization) == 0
