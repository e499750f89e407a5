from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

import guides.content
from organizations import content, seed
from organizations.data_files import DATA, read_data
from organizations.models import (
    City,
    Locality,
    Organization,
    OrganizationContact,
    OrganizationIndexPage,
    OrganizationPage,
    Region,
)
from organizations.services.pages import directory_pages
from portal.base.reports import LoadReport
from portal.loading.memory import digest_of, remember
from tests.factories.organizations import OrganizationFactory
from tests.factories.pages import site_tree

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def report():
    return LoadReport(io.StringIO())


def run(function):
    done = report()
    done.stage("organizations")
    function(done)
    done.end()
    return dict(done.total)


@pytest.fixture
def loaded(db):
    """The directory of 2020 as it stands after the first load."""
    guides.content.load_facts(report())
    content.load_facts(report())


def test_the_first_load_brings_all_rows(db):
    guides.content.load_facts(report())
    assert run(content.load_facts) == {"added": 20 + 44 + 298 + 78}
    assert (Region.objects.count(), City.objects.count(), Locality.objects.count()) == (20, 44, 298)
    assert Organization.objects.listed().count() == 78
    assert Region.objects.get(pk="jetisu-region").capital_id == "taldykorgan"


def test_contacts_are_those_of_the_file(loaded):
    by_kind = {
        kind: OrganizationContact.objects.filter(kind=kind).count()
        for kind in OrganizationContact.objects.values_list("kind", flat=True)
    }
    assert by_kind == {
        "phones": 88, "emails": 7, "website": 3, "instagram": 20, "facebook": 6, "vk": 3, "telegram": 1,
        "youtube": 1,
    }  # fmt: skip


def test_every_organisation_has_an_address_of_its_own(loaded):
    slugs = list(Organization.objects.values_list("slug", flat=True))
    assert len(set(slugs)) == 78
    assert max(map(len, slugs)) <= 80
    by_number = dict(Organization.objects.filter(number__in=[12, 27, 29]).values_list("number", "slug"))
    assert by_number == {12: "lider-kz", 27: "zhas-otan", 29: "zhas-otan-29"}


def test_places_are_those_of_the_towns(loaded):
    rows = dict(Organization.objects.values_list("number", "city_id"))
    with (DATA / "organizations.csv").open(encoding="utf-8", newline="") as file:
        assert rows == {int(row["number"]): row["city_id"] for row in csv.DictReader(file)}
    mismatched = [
        row.number
        for row in Organization.objects.select_related("city")
        if row.region_id != row.city.region_id
    ]
    assert mismatched == []


def test_withheld_contacts_are_obeyed(loaded):
    expected = {}
    for row in read_data("contacts_withheld.csv"):
        own = OrganizationContact.objects.filter(organization__number=row["number"], kind=row["field"])
        for contact in own.filter(value=row["value"]) if row["value"] else own:
            expected[contact.pk] = (row["show"], row["reason"])
    found = OrganizationContact.objects.exclude(visibility="everywhere")
    assert {contact.pk: (contact.visibility, contact.note) for contact in found} == expected
    assert len(expected) == 12


def test_directions_are_set_where_the_name_says_so_and_nowhere_else(loaded):
    assigned = {
        int(row["number"]): (set(filter(None, row["sectors"].split(";"))), row["reach"], row["reason"])
        for row in read_data("assigned.csv")
    }
    for organization in Organization.objects.prefetch_related("sectors"):
        sectors = {sector.pk for sector in organization.sectors.all()}
        expected = assigned.get(organization.number, (set(), "", ""))
        assert (sectors, organization.reach, organization.sectors_reason) == expected


def test_organisations_are_found_by_former_names_of_their_town(loaded):
    words = Organization.objects.filter(folded__contains=" jezkazgan").values_list("number", flat=True)
    assert list(words) == [55]
    assert Organization.objects.filter(folded__contains=" celinograd").count() == 0
    assert Organization.objects.filter(folded__contains=" ustkamenogorsk").count() == 3


def test_the_second_load_changes_nothing(loaded):
    before = list(Organization.objects.order_by("pk").values())
    assert run(content.load_facts) == {"unchanged": 20 + 44 + 298 + 78}
    assert list(Organization.objects.order_by("pk").values()) == before


def test_what_an_editor_changed_stays(loaded):
    organization = Organization.objects.get(number=3)
    organization.name_ru = "Волонтёры Тараза"
    organization.save()
    organization.sectors.set(["qamqor"])
    organization.contacts.filter(kind="instagram").delete()
    counts = run(content.load_facts)
    assert (counts["kept"], counts.get("changed", 0)) == (3, 0)
    organization.refresh_from_db()
    assert organization.name_ru == "Волонтёры Тараза"
    assert list(organization.sectors.values_list("pk", flat=True)) == ["qamqor"]
    assert list(organization.contacts.values_list("kind", flat=True)) == ["phones"]


def test_a_town_that_an_editor_renamed_stays_and_is_searched_by_its_new_name(loaded):
    City.objects.filter(pk="taraz").update(former_names="Талас-Қала")
    counts = run(content.load_facts)
    assert counts["kept"] == 1
    assert City.objects.get(pk="taraz").former_names == "Талас-Қала"
    assert Organization.objects.filter(folded__contains=" talaskala").count() == 5


@pytest.fixture
def fronts(db):
    """Front pages without directory pages."""
    return site_tree(directories=False)


def test_pages_are_made_in_three_languages(loaded, fronts):
    assert run(content.load_pages) == {"added": 3 + 3 * 78}
    page = OrganizationPage.objects.get(organization__number=18, locale__language_code="ru")
    assert (page.title, page.slug, page.live) == ("Волонтёрское движение «Көмек»", "komek", True)
    assert page.url_path == "/ru/organizations/komek/"
    keys = OrganizationPage.objects.values_list("translation_key", flat=True)
    assert (len(keys), len(set(keys))) == (234, 78)
    with CaptureQueriesContext(connection) as queries:
        assert run(content.load_pages) == {"unchanged": 3}
    assert len(queries) < 30


def test_the_tree_is_sound_after_making_pages(fronts):
    OrganizationFactory.create_batch(3)
    run(content.load_pages)
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_that_somebody_deleted_stay_deleted(fronts):
    organization = OrganizationFactory()
    run(content.load_pages)
    OrganizationPage.objects.get(organization=organization, locale__language_code="ru").delete()
    assert run(content.load_pages) == {"unchanged": 3}
    assert OrganizationPage.objects.filter(organization=organization).count() == 2


def test_hidden_and_demo_organisations_get_no_pages(fronts):
    OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True)
    assert run(content.load_pages) == {"added": 3}


def test_a_directory_page_that_an_editor_changed_stays(fronts, admin_user):
    run(content.load_pages)
    page = directory_pages()["ru"]
    page.intro = "Иначе"
    page.save_revision(user=admin_user).publish()
    assert run(content.load_pages) == {"unchanged": 2, "kept": 1}
    assert directory_pages()["ru"].intro == "Иначе"


def test_a_draft_of_an_editor_is_not_buried(fronts, admin_user):
    run(content.load_pages)
    page = directory_pages()["ru"]
    remember("page:directory.ru", digest_of(_with_old_words(page), content.INDEX_FIELDS))
    page.refresh_from_db()
    page.title = "Черновик"
    page.save_revision(user=admin_user)
    assert run(content.load_pages) == {"unchanged": 2, "kept": 1}
    assert directory_pages()["ru"].get_latest_revision_as_object().title == "Черновик"


def _with_old_words(page):
    """Put a page into the state of an earlier file."""
    OrganizationIndexPage.objects.filter(pk=page.pk).update(intro="Старые слова")
    page.refresh_from_db()
    return page


def test_an_untouched_directory_page_gets_new_words(fronts):
    run(content.load_pages)
    page = directory_pages()["ru"]
    remember("page:directory.ru", digest_of(_with_old_words(page), content.INDEX_FIELDS))
    assert run(content.load_pages) == {"unchanged": 2, "changed": 1}
    assert directory_pages()["ru"].intro.startswith("Введите название")


def test_without_front_pages_there_are_no_pages(db):
    OrganizationFactory()
    assert run(content.load_pages) == {}


def test_demo_organisations_are_in_no_list(loaded):
    assert run(seed.seed) == {"added": 2}
    assert run(seed.seed) == {"unchanged": 2}
    assert Organization.objects.filter(is_demo=True).count() == 2
    assert Organization.objects.listed().count() == 78
