"""How the directory and the guides lead to each other."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guides.services.actions import actions, organizations
from organizations.services.in_guides import MOST
from portal.base import generation
from tests.factories import guides as make
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db

DIRECTORY = "/kk/organizations/"
GUIDE = "/kk/guides/sabaqtastyq/"


def hrefs(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return [link["href"] for link in BeautifulSoup(response.content, "html.parser").select("main a[href]")]


@pytest.fixture
def guides(site_tree):
    return make.guide_tree(site_tree)


def test_guide_leads_to_the_organisations_of_its_direction_with_their_number():
    OrganizationFactory.create_batch(2, sectors=["umit"])
    OrganizationFactory(sectors=["bilim"])
    OrganizationFactory(sectors=["umit"], hidden=True)

    (way,) = actions("umit", "en")

    assert way.label == "Organisations of this direction: 2"
    assert way.href == "/en/organizations/?sector=umit"


def test_direction_that_nobody_has_stated_leads_to_all_of_them():
    OrganizationFactory.create_batch(3, sectors=["umit"])

    (way,) = actions("bilim", "en")

    assert (way.label, way.href) == ("All volunteer organisations: 3", "/en/organizations/")


def test_nothing_leads_to_an_empty_directory_or_out_of_a_guide_without_direction():
    OrganizationFactory(hidden=True, sectors=["umit"])
    assert actions("umit", "kk") == ()

    OrganizationFactory(sectors=["umit"])
    generation.forget()

    assert len(actions("umit", "kk")) == 1
    assert actions("", "kk") == ()
    assert organizations("", "kk") == ()


def test_organisations_of_a_direction_are_listed_by_the_alphabet_in_public_facts_only():
    for name in ("Ягода", "Айна"):
        OrganizationFactory(name_ru=name, name_kk=name, sectors=["umit"], contact_person="Құпия")
    OrganizationFactory(name_ru="Береке", sectors=["bilim"])
    OrganizationFactory(name_ru="Скрыт", sectors=["umit"], demo=True)

    found = organizations("umit", "ru")

    assert [one.name for one in found] == ["Айна", "Ягода"]
    assert found[0].place == "Кокшетау, Акмолинская область"
    assert found[0].href.startswith("/ru/organizations/")
    assert "Құпия" not in str(found)


def test_a_guide_lists_no_more_than_a_dozen():
    OrganizationFactory.create_batch(MOST + 1, sectors=["umit"])

    assert len(organizations("umit", "kk")) == MOST == 12


@pytest.mark.parametrize("count", [1, 3, 12])
def test_the_list_costs_the_same_whatever_the_rows(count):
    OrganizationFactory.create_batch(count, sectors=["umit", "bilim"])
    actions("bilim", "kk")
    organizations("bilim", "ru")
    with CaptureQueriesContext(connection) as queries:
        assert len(organizations("umit", "kk")) == count
    assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        organizations("umit", "kk")
        actions("umit", "kk")
    assert len(queries) == 0


def test_directory_of_one_direction_leads_to_its_guide(client, guides):
    OrganizationFactory(sectors=["umit"])

    assert GUIDE in hrefs(client, f"{DIRECTORY}?sector=sabaqtastyq")
    for other in ("", "?sector=umit", "?sector=none", "?form=qb"):
        assert not any("/guides/" in href for href in hrefs(client, f"{DIRECTORY}{other}"))


def test_organisation_of_one_direction_leads_to_its_guide(client, guides):
    one = OrganizationFactory(sectors=["sabaqtastyq"])
    two = OrganizationFactory(sectors=["sabaqtastyq", "umit"])
    none = OrganizationFactory()

    assert GUIDE in hrefs(client, f"{DIRECTORY}{one.slug}/")
    for other in (two, none):
        assert GUIDE not in hrefs(client, f"{DIRECTORY}{other.slug}/")


def test_guide_that_is_not_published_is_not_led_to(client, guides):
    one = OrganizationFactory(sectors=["sabaqtastyq"])
    guides.guide["kk"].unpublish()
    generation.bump()

    for path in (f"{DIRECTORY}?sector=sabaqtastyq", f"{DIRECTORY}{one.slug}/"):
        assert not any("/guides/" in href for href in hrefs(client, path))
