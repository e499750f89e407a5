from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Organization
from organizations.services.facts import free_slug, refresh, save_city, save_facts, save_region
from tests.factories.organizations import (
    CityFactory,
    OrganizationFactory,
    OrganizationPageFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def unsaved(**fields):
    return Organization(
        **{"number": 1, "name_kk": "«Көмек» қоғамдық қоры", "city": CityFactory(id="zhezkazgan"), **fields}
    )


def test_everything_that_follows_is_set():
    organization = save_facts(unsaved(name_ru="Фонд «Помощь»"))
    organization.refresh_from_db()
    assert (organization.short_kk, organization.short_ru, organization.short_en) == ("Көмек", "Помощь", "")
    assert (organization.slug, organization.region_id) == ("komek", "ulytau-region")
    assert organization.sort_kk
    assert organization.sort_en != organization.sort_ru
    for word in ("komek", "pomosh", "fond", "jezkazgan", "djezkazgan", "ulitau"):
        assert f" {word}" in organization.folded


def test_folded_words_stand_once_each_after_a_space():
    words = save_facts(unsaved()).folded
    assert words.startswith(" ")
    assert len(words.split()) == len(set(words.split())) == words.count(" ")


def test_short_names_that_somebody_wrote_stay():
    assert save_facts(unsaved(short_kk="Көмек қоры", short_en="Help")).short_kk == "Көмек қоры"
    assert Organization.objects.get().short_en == "Help"


def test_the_address_is_fixed_once_given():
    organization = save_facts(unsaved())
    organization.name_kk, organization.short_kk = "«Басқа» қоры", "Басқа"
    save_facts(organization)
    assert Organization.objects.get().slug == "komek"


@pytest.mark.parametrize(
    ("slug", "taken", "free"),
    [
        ("komek", set(), "komek"),
        ("komek", {"komek"}, "komek-7"),
        ("komek", {"komek", "komek-7"}, "komek-7-2"),
        ("report", set(), "report-7"),
        ("28", set(), "28-7"),
    ],
)
def test_a_taken_or_reserved_address_gets_the_number(slug, taken, free):
    assert free_slug(slug, 7, taken) == free


def test_the_longest_address_fits():
    name = "ұзақ атау " * 12
    for number in (1, 9_999_999):
        assert len(save_facts(unsaved(number=number, short_kk=name.strip())).slug) <= 90


def test_a_name_without_letters_gets_an_address_too():
    assert save_facts(unsaved(name_kk="爱心", short_kk="爱心")).slug == "organization"


def test_names_sort_by_the_alphabet_of_each_language():
    city = CityFactory()
    for number, kk, ru, en in (
        (1, "«Әлем»", "«Ёлка»", "“Beta”"),
        (2, "Алма", "Енот", "Alpha"),
        (3, "«Бірлік»", "Жук", "gamma"),
    ):
        save_facts(Organization(number=number, name_kk=kk, name_ru=ru, name_en=en, city=city))
    order = {
        code: list(Organization.objects.sorted_for(code).values_list("number", flat=True))
        for code in ("kk", "ru", "en")
    }
    assert order == {"kk": [2, 1, 3], "ru": [2, 1, 3], "en": [2, 1, 3]}


def test_saving_keeps_the_titles_of_pages_and_their_drafts(site_tree, admin_user):
    page = OrganizationPageFactory(language="en")
    page.intro = "Draft"
    page.save_revision(user=admin_user)
    organization = Organization.objects.get()
    organization.name_en = "“New” Fund"
    save_facts(organization)
    page.refresh_from_db()
    assert (page.title, page.intro) == ("“New” Fund", "")
    assert page.get_latest_revision_as_object().title == "“New” Fund"
    assert page.get_latest_revision_as_object().intro == "Draft"


def test_a_towns_new_former_name_is_found_at_once():
    organization = OrganizationFactory(city=CityFactory(id="taraz"))
    other = OrganizationFactory(city=CityFactory(id="astana"))
    city = organization.city
    city.former_names += ";Талас"
    save_city(city)
    assert "|talas|" in city.folded
    organization.refresh_from_db()
    other.refresh_from_db()
    assert " talas" in organization.folded
    assert " talas" not in other.folded


def test_a_regions_new_name_is_found_at_once():
    organization = OrganizationFactory(city=CityFactory(id="taraz"))
    region = RegionFactory(id="zhambyl-region")
    region.name_en = "Taraz Region"
    save_region(region)
    organization.refresh_from_db()
    assert " region" in organization.folded
    assert " jambil" in organization.folded


@pytest.mark.parametrize("count", [1, 3, 30])
def test_refreshing_reads_once_whatever_the_number(count):
    OrganizationFactory.create_batch(count)
    with CaptureQueriesContext(connection) as queries:
        assert refresh(Organization.objects.all()) == 0
    assert len(queries) == 1
    Organization.objects.update(folded="")
    assert refresh(Organization.objects.all()) == count
