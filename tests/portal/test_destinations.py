from __future__ import annotations

import pytest

from portal.base import destinations, generation
from tests.factories import guides as make
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db

DIRECTORY = ("organizations", "map", "shortlist")
GUIDES = ("guides", "glossary", "forms")


@pytest.mark.parametrize("name", DIRECTORY)
def test_directory_can_be_linked_to_once_somebody_is_listed(name):
    assert destinations.path_of(name, "kk") is None

    OrganizationFactory()
    generation.forget()

    assert destinations.path_of(name, "kk").startswith("/kk/organizations/")
    assert destinations.path_of(name, "en").startswith("/en/organizations/")


def test_hidden_organisation_opens_nothing():
    OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True)

    assert [destinations.path_of(name, "kk") for name in DIRECTORY] == [None] * 3


def test_guides_can_be_linked_to_in_the_languages_that_have_them(site_tree):
    assert [destinations.path_of(name, "kk") for name in GUIDES] == [None] * 3

    make.guide_tree(site_tree, ["kk", "en"])
    make.term(site_tree, "asar", "Асар", "Бірлескен іс.")
    make.form(site_tree, "agreement", "Соглашение", "ru")

    found = {language: [destinations.path_of(name, language) for name in GUIDES] for language in ("kk", "ru")}
    assert found == {"kk": ["/kk/guides/", "/kk/glossary/", None], "ru": [None, None, "/ru/forms/"]}
    assert destinations.path_of("guides", "en") == "/en/guides/"


@pytest.mark.parametrize("gone", ["index", "guide"])
def test_guides_without_their_list_and_a_list_without_guides_open_nothing(site_tree, gone):
    made = make.guide_tree(site_tree)

    getattr(made, gone)["kk"].unpublish()
    generation.bump()

    assert destinations.path_of("guides", "kk") is None
    assert destinations.path_of("guides", "ru") == "/ru/guides/"


@pytest.fixture
def everything(site_tree):
    """Something behind every name, in three languages."""
    OrganizationFactory()
    make.guide_tree(site_tree)
    for language in ("kk", "ru", "en"):
        make.term(site_tree, "asar", "Asar", "Work together.", language)
        make.form(site_tree, "agreement", "Agreement", language)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", [*DIRECTORY, *GUIDES, "api-docs"])
def test_every_named_place_answers(client, everything, name, language):

    path, _, part = destinations.path_of(name, language).partition("#")

    response = client.get(path)
    assert response.status_code == 200
    assert not part or f'id="{part}"' in response.content.decode()


def test_unknown_name_leads_nowhere():
    assert destinations.path_of("nowhere", "kk") is None
    assert set(destinations.names()) >= {*DIRECTORY, *GUIDES, "api-docs"}
