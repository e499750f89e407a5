"""No person's name and no withheld contact leaves by the API, whatever is asked."""

from __future__ import annotations

import pytest

from tests.api.conftest import NOWHERE, PAGE_ONLY, SECRET_PERSON

ASKED = [
    "/api/v1/organizations?lang=kk",
    "/api/v1/organizations?lang=ru&q=almaty",
    "/api/v1/organizations/1?lang=kk",
    "/api/v1/organizations.geojson",
    "/api/v1/organizations.geojson?bbox=69,53,70,54&zoom=15",
    "/api/v1/stats",
    "/api/v2/pages/?type=organizations.OrganizationPage&fields=*",
    "/api/v2/pages/?type=organizations.OrganizationPage&fields=organization(contact_person)",
]


@pytest.mark.parametrize("url", ASKED)
def test_names_and_withheld_contacts_are_nowhere(url, written, client):
    content = client.get(url).content.decode()
    for secret in (*SECRET_PERSON.split(), PAGE_ONLY, NOWHERE, "contact_person"):
        assert secret not in content


def test_phones_of_organisations_are_in_the_single_answer_only(written, client):
    assert "+77272555555" in client.get("/api/v1/organizations/1").content.decode()
    for url in ASKED:
        if "organizations/1" not in url:
            assert "+77272555555" not in client.get(url).content.decode()


def test_a_link_that_is_no_web_address_is_left_out(directory, get):
    directory.contacts.filter(kind="website").update(value="javascript:alert(1)")
    links = get("/organizations/1")["contacts"]["links"]
    assert [link["kind"] for link in links] == ["instagram"]


@pytest.mark.parametrize("number", [5, 6])
def test_hidden_and_demo_organisations_are_nowhere(number, written, client):
    for url in ASKED:
        answered = client.get(url).content.decode()
        assert f"uiym-{number}" not in answered
        assert f"«Ұйым {number}»" not in answered


def test_the_text_of_a_page_that_not_everybody_may_read_is_left_out(written, get):
    written.view_restrictions.create(restriction_type="login")
    assert get("/organizations/1?lang=kk")["text"] == ""
