"""A small directory with one of everything, and two small guides, for the tests of the API."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from organizations.enums import ContactKind, Visibility
from tests.factories import guides as make
from tests.factories.organizations import (
    CityFactory,
    OrganizationContactFactory,
    OrganizationFactory,
    OrganizationPageFactory,
    RegionFactory,
    SectorFactory,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
#: Run with SNAPSHOTS=write after a deliberate change, and read the difference.
WRITE = os.environ.get("SNAPSHOTS") == "write"
SECRET_PERSON = "Құпиябаев Құпия Құпияұлы"
PAGE_ONLY = "+77015550001"
NOWHERE = "nowhere@example.org"


@pytest.fixture
def towns(db):
    """A few towns with their regions, and two directions more than the organisations have."""
    for key in ("aktau", "almaty", "kentau", "kokshetau", "kostanay"):
        CityFactory(id=key)
    for key in ("saulyq", "bilim", "umit"):
        SectorFactory(id=key)


@pytest.fixture
def directory(towns):
    """Six organisations: in towns, at an exact place, in a region only, and two that nobody may see."""
    first = OrganizationFactory(
        number=1,
        city=CityFactory(id="almaty"),
        sectors=["umit", "bilim"],
        contact_person=SECRET_PERSON,
        contacts={
            ContactKind.PHONE: ["+77272555555"],
            ContactKind.EMAIL: ["ask@example.org"],
            ContactKind.WEBSITE: ["https://example.org/"],
            ContactKind.INSTAGRAM: ["https://www.instagram.com/example/"],
        },
    )
    OrganizationContactFactory(organization=first, value=PAGE_ONLY, visibility=Visibility.PAGE)
    OrganizationContactFactory(
        organization=first, kind=ContactKind.EMAIL, value=NOWHERE, visibility=Visibility.NOWHERE
    )
    OrganizationFactory(number=2, city=CityFactory(id="almaty"), legal_form="qq", sectors=["bilim"])
    OrganizationFactory(number=3, exact=True, confirmed=True)
    OrganizationFactory(
        number=4, city=None, region=RegionFactory(id="abai-region"), name_ru="", name_en="", short_kk="Абай"
    )
    OrganizationFactory(number=5, hidden=True, contact_person=SECRET_PERSON)
    OrganizationFactory(number=6, demo=True)
    return first


@pytest.fixture
def written(site_tree, directory):
    """The same directory; the first organisation has a text in Kazakh."""
    return OrganizationPageFactory(
        organization=directory,
        language="kk",
        intro="Біз <қарттарға> көмектесеміз.",
        body=[("text", '<p>Бізге <a href="/kk/forms/">жазыңыз</a>.</p>')],
    )


@pytest.fixture
def get(client):
    """Ask an address below /api/v1 and return the answer's data."""

    def asked(path, status=200, **headers):
        response = client.get(f"/api/v1{path}", headers=headers)
        assert response.status_code == status, response.content.decode()
        return response.json()

    return asked


@pytest.fixture
def guides(site_tree):
    """The guide of a direction in three languages and a programme in Kazakh; two terms and two forms."""
    made = make.guide_tree(site_tree)
    programme = make.guide(site_tree, made.index["kk"], code="SCHOOL-VIOLENCE", sector="")
    make.chapter(programme, "parents", "Ата-ана")
    make.term(site_tree, "volunteer", "Волонтер", "Өз еркімен көмектесетін адам.")
    make.term(site_tree, "asar", "Асар", "Көршілердің бірлескен ісі.")
    make.form(site_tree, "agreement", "Волонтермен келісім", position=1)
    make.form(site_tree, "form-l", "L нысаны", position=2, status="repealed")
    return made


@pytest.fixture
def equals_kept_copy(get):
    """Compare the answer at an address with the copy that is kept of it."""

    def compared(name, path):
        kept = SNAPSHOTS / f"{name}.json"
        answered = json.dumps(get(path), ensure_ascii=False, indent=2) + "\n"
        if WRITE:
            kept.write_text(answered)
        assert answered == kept.read_text()

    return compared
