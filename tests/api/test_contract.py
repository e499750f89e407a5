"""The names and shapes that clients rely on: each answer equals its kept copy and its description."""

from __future__ import annotations

import pytest

from guides.answers import FormList, GuideAnswer, GuideList, SectorList, TermList
from organizations.answers import (
    CityList,
    CountsAnswer,
    MapAnswer,
    OrganizationAnswer,
    OrganizationList,
    RegionList,
)

pytestmark = pytest.mark.db
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
OF_GUIDES = {
    "guides": ("/guides?lang=kk", GuideList),
    "guide": ("/guides/sabaqtastyq?lang=ru", GuideAnswer),
    "guide-without-direction": ("/guides/school-violence?lang=kk", GuideAnswer),
    "glossary": ("/glossary?lang=kk", TermList),
    "forms": ("/forms?lang=kk", FormList),
}
#: Field names that were promised; an answer may have more.
IN_LISTS = [
    "number", "slug", "name", "form", "city", "region", "sectors", "point", "precision", "confirmed_on",
    "source_year", "url",
]  # fmt: skip
ALONE = [*IN_LISTS, "contacts", "address", "text", "neighbours"]
OF_A_GUIDE = ["slug", "sector", "title", "reading_minutes", "url"]
OF_A_CHAPTER = ["slug", "title", "part", "shared", "blocks", "html"]


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_equals_its_kept_copy(name, directory, equals_kept_copy):
    equals_kept_copy(name, ANSWERS[name][0])


@pytest.mark.parametrize("name", OF_GUIDES)
def test_answer_about_guides_equals_its_kept_copy(name, guides, equals_kept_copy):
    equals_kept_copy(name, OF_GUIDES[name][0])


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_as_described(name, directory, client):
    path, model = ANSWERS[name]
    model.model_validate_json(client.get(f"/api/v1{path}").content, strict=False)


@pytest.mark.parametrize("name", OF_GUIDES)
def test_answer_about_guides_is_as_described(name, guides, client):
    path, model = OF_GUIDES[name]
    model.model_validate_json(client.get(f"/api/v1{path}").content, strict=False)


def test_a_guide_and_its_chapters_have_every_promised_field(guides, get):
    for item in get("/guides?lang=kk")["items"]:
        assert set(OF_A_GUIDE) - item.keys() == set()
        assert "chapters" not in item
        alone = get(f"/guides/{item['slug']}?lang=kk")
        assert item.items() <= alone.items()
        for chapter in alone["chapters"]:
            assert set(OF_A_CHAPTER) - chapter.keys() == set()
            assert {"type", "value"} <= chapter["blocks"][0].keys()


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


def test_every_described_address_answers(directory, guides, client):
    described = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(described) == 11
    for path in described:
        assert client.get(path.format(number=1, slug="sabaqtastyq")).status_code == 200


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
