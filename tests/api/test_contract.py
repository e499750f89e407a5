"""The names and shapes that clients rely on: each answer equals its kept copy and its description."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from guides.api import SectorList
from organizations.answers import (
    CityList,
    CountsAnswer,
    MapAnswer,
    OrganizationAnswer,
    OrganizationList,
    RegionList,
)

pytestmark = pytest.mark.db
SNAPSHOTS = Path(__file__).parent / "snapshots"
#: Run with SNAPSHOTS=write after a deliberate change, and read the difference.
WRITE = os.environ.get("SNAPSHOTS") == "write"
ANSWERS = {
    "organizations": ("/organizations?lang=kk", OrganizationList),
    "organization": ("/organizations/1?lang=kk", OrganizationAnswer),
    "organization-exact": ("/organizations/3?lang=ru", OrganizationAnswer),
    "organization-without-town": ("/organizations/4?lang=en", OrganizationAnswer),
    "map": ("/organizations.geojson?lang=en", MapAnswer),
    "map-close": ("/organizations.geojson?lang=kk&bbox=69.3,53.2,69.5,53.4&zoom=12", MapAnswer),
    "sectors": ("/sectors?lang=kk&limit=2", SectorList),
    "regions": ("/regions?lang=ru&limit=3", RegionList),
    "cities": ("/cities?lang=en&limit=3&offset=1", CityList),
    "stats": ("/stats?lang=kk", CountsAnswer),
}
#: Field names that were promised; an answer may have more.
IN_LISTS = [
    "number", "slug", "name", "form", "city", "region", "sectors", "point", "precision", "confirmed_on",
    "source_year", "url",
]  # fmt: skip
ALONE = [*IN_LISTS, "contacts", "address", "text", "neighbours"]


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_equals_its_kept_copy(name, directory, get):
    path, _model = ANSWERS[name]
    kept = SNAPSHOTS / f"{name}.json"
    answered = json.dumps(get(path), ensure_ascii=False, indent=2) + "\n"
    if WRITE:
        kept.write_text(answered)
    assert answered == kept.read_text()


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_as_described(name, directory, client):
    path, model = ANSWERS[name]
    model.model_validate_json(client.get(f"/api/v1{path}").content, strict=False)


def test_an_item_of_the_list_has_every_promised_field(directory, get):
    for item in get("/organizations")["items"]:
        assert set(IN_LISTS) - item.keys() == set()
        assert item["region"].keys() == {"id", "name"}
        assert "contacts" not in item


def test_an_organisation_alone_has_every_promised_field(directory, get):
    answered = get("/organizations/1")
    assert set(ALONE) - answered.keys() == set()
    assert answered["contacts"].keys() == {"phones", "emails", "links"}
    assert answered["neighbours"][0].keys() == {"number", "name", "km"}


def test_letters_are_not_escaped(directory, client):
    content = client.get("/api/v1/organizations?lang=kk").content.decode()
    assert "Алматы" in content
    assert "\\u" not in content


def test_every_described_address_answers(directory, client):
    described = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(described) == 7
    for path in described:
        assert client.get(path.replace("{number}", "1")).status_code == 200


def test_the_text_is_html_whose_links_lead_to_the_portal(written, get):
    text = get("/organizations/1?lang=kk")["text"]
    assert "<p>Біз &lt;қарттарға&gt; көмектесеміз.</p>" in text
    assert 'href="http://testserver/kk/forms/"' in text


def test_without_a_text_in_the_language_the_facts_are_there(written, get):
    answered = get("/organizations/1?lang=en")
    assert answered["text"] == ""
    assert answered["text_language"] is None
    assert answered["name_language"] == "en"


def test_a_name_in_another_language_says_which(directory, get):
    answered = get("/organizations/4?lang=en")
    assert answered["name_language"] == "kk"
