from __future__ import annotations

import pytest

from portal.base import destinations, generation
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db

DIRECTORY = ("organizations", "map", "shortlist")


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


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", [*DIRECTORY, "api-docs"])
def test_every_named_place_answers(client, site_tree, name, language):
    OrganizationFactory()

    path, _, part = destinations.path_of(name, language).partition("#")

    response = client.get(path)
    assert response.status_code == 200
    assert not part or f'id="{part}"' in response.content.decode()


def test_unknown_name_leads_nowhere():
    assert destinations.path_of("nowhere", "kk") is None
    assert set(destinations.names()) >= {*DIRECTORY, "api-docs"}
