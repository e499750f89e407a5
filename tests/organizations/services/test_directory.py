"""The counts beside the choices: what each would leave, and that they agree with the list."""

from __future__ import annotations

import pytest

from organizations.services.directory import NO_SECTOR, DirectoryFilter, Facets, facets, matching
from tests.factories.organizations import CityFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def some():
    """Organisations of three towns in two regions, of two forms, of one direction or none."""
    for city, form, sectors in (
        ("taraz", "qq", ["bilim"]),
        ("taraz", "qb", []),
        ("semey", "qq", []),
        ("semey", "qq", ["bilim", "umit"]),
        (None, "qb", ["umit"]),
    ):
        town = CityFactory(id=city) if city else None
        OrganizationFactory(city=town, legal_form=form, sectors=sectors)
    OrganizationFactory(city=CityFactory(id="taraz"), hidden=True)
    OrganizationFactory(city=CityFactory(id="taraz"), demo=True)


def test_everything_is_counted_by_every_choice(some):
    assert facets(DirectoryFilter()) == Facets(
        total=5,
        cities={"taraz": 2, "semey": 2},
        regions={"zhambyl-region": 2, "abai-region": 2, "akmola-region": 1},
        forms={"qq": 3, "qb": 2},
        sectors={"bilim": 2, "umit": 2, NO_SECTOR: 2},
        places={"taraz": 2, "semey": 2},
        areas={"zhambyl-region": 2, "abai-region": 2, "akmola-region": 1},
    )


def test_a_filters_own_choice_does_not_narrow_its_counts(some):
    found = facets(DirectoryFilter(form="qq", sector="bilim"))
    assert (found.total, found.forms) == (2, {"qq": 2})
    assert found.sectors == {"bilim": 2, "umit": 1, NO_SECTOR: 1}
    assert found.cities == {"taraz": 1, "semey": 1}


def test_regions_are_counted_without_the_town_that_they_would_give_up(some):
    found = facets(DirectoryFilter(region="zhambyl-region", city="taraz"))
    assert found.regions == {"zhambyl-region": 2, "abai-region": 2, "akmola-region": 1}
    assert found.cities == {"taraz": 2}
    assert (found.total, found.places, found.areas) == (2, {"taraz": 2}, {"zhambyl-region": 2})


@pytest.mark.parametrize(
    "asked",
    [
        DirectoryFilter(),
        DirectoryFilter(q="uiym"),
        DirectoryFilter(city="semey", form="qq"),
        DirectoryFilter(sector=NO_SECTOR),
        DirectoryFilter(sector="umit", region="abai-region"),
        DirectoryFilter(q="nobody"),
    ],
)
def test_counts_and_list_agree(some, asked):
    assert facets(asked).total == matching(asked).count()
