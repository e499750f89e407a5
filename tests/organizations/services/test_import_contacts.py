"""Contacts on their way through imports: where they are shown, and what must not come back."""

from __future__ import annotations

import pytest
from django.utils import translation

from organizations.models import Organization, OrganizationContact
from organizations.services.contacts import Withheld, narrower
from organizations.services.importing import import_directory
from organizations.services.removals import request_removal
from tests.factories.directory_files import csv_file, row
from tests.factories.organizations import CityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]

RULES = [
    {
        "number": "501",
        "field": "emails",
        "value": "Birlik@mail.kz",
        "show": "page",
        "reason": "a person's mailbox",
    },
    {
        "number": "502",
        "field": "phones",
        "value": "",
        "show": "nowhere",
        "reason": "may belong to another row",
    },
]


@pytest.fixture(autouse=True)
def ready(db):
    CityFactory(id="taraz")
    with translation.override("en"):
        yield


def load(*rows, rules=RULES):
    report = import_directory(csv_file(*rows), "list.csv", withheld=Withheld(rules))
    assert report.ok, report.refused
    return report


def shown(number=501):
    contacts = OrganizationContact.objects.filter(organization__number=number)
    return {contact.value: contact.visibility for contact in contacts}


def widen(number, visibility="everywhere"):
    OrganizationContact.objects.filter(organization__number=number).update(visibility=visibility)


def test_rules_for_a_value_and_for_a_whole_kind_are_obeyed():
    load(row(501), row(502))
    assert shown(501) == {
        "+77011234567": "everywhere", "+77262431122": "everywhere", "birlik@mail.kz": "page",
        "https://birlik.kz/": "everywhere",
    }  # fmt: skip
    assert shown(502)["+77011234567"] == shown(502)["+77262431122"] == "nowhere"
    note = OrganizationContact.objects.filter(organization__number=502, kind="phones").first().note
    assert note == "may belong to another row"


def test_the_rules_of_2020_hold_without_being_named():
    CityFactory(id="aksu")
    assert import_directory(csv_file(row(76, city_id="aksu", phones="+77021466550")), "list.csv").ok
    assert shown(76)["+77021466550"] == "nowhere"


def test_an_editors_decision_outlives_the_rule():
    load(row(502))
    widen(502)
    load(row(502))
    load(row(502, name_en="Changed"))
    assert set(shown(502).values()) == {"everywhere"}


def test_a_rule_that_came_later_narrows_once():
    load(row(501), rules=[])
    assert shown(501)["birlik@mail.kz"] == "everywhere"
    assert load(row(501)).unchanged == 1
    assert shown(501)["birlik@mail.kz"] == "page"
    widen(501)
    load(row(501))
    assert shown(501)["birlik@mail.kz"] == "everywhere"


def test_a_rule_never_widens():
    load(row(501), rules=[])
    widen(501, "nowhere")
    load(row(501))
    assert set(shown(501).values()) == {"nowhere"}


def test_what_replaces_a_narrowed_contact_is_as_narrow():
    load(row(501))
    OrganizationContact.objects.filter(value="+77262431122").update(visibility="nowhere")
    load(row(501, phones="+77011234567;+77029999999"))
    assert shown(501)["+77029999999"] == "nowhere"
    assert shown(501)["+77011234567"] == "everywhere"


def test_a_new_value_of_a_withheld_kind_is_withheld():
    load(row(502))
    widen(502)
    load(row(502, phones="+77029999999"))
    assert shown(502)["+77029999999"] == "nowhere"


def test_the_order_of_contacts_follows_the_file():
    load(row(501))
    load(row(501, phones="+77029999999;+77262431122;+77011234567"))
    phones = OrganizationContact.objects.filter(organization__number=501, kind="phones")
    assert [phone.value for phone in phones] == ["+77029999999", "+77262431122", "+77011234567"]


@pytest.mark.parametrize("narrow", ["page", "nowhere"])
def test_narrower_is_the_one_that_shows_less(narrow):
    assert narrower("everywhere", narrow) == narrower(narrow, "everywhere") == narrow
    assert narrower("page", "nowhere") == "nowhere"


def test_a_removed_phone_does_not_come_back():
    load(row(501))
    assert request_removal(501, "phones", "8 (701) 123-45-67") == 1
    report = load(row(501))
    assert [str(kept) for kept in report.kept] == [
        "Organisation 501, column phones: left out, removed on request"
    ]
    assert "+77011234567" not in shown(501)
    load(row(501, phones="+77011234567;+77029999999"))
    assert [value for value in shown(501) if value.startswith("+")] == ["+77029999999"]


def test_a_removed_fact_is_kept_out_of_a_new_row():
    request_removal(501, "contact_person", "Айгүл Серікова")
    request_removal(501, "emails", "BIRLIK@mail.kz")
    report = load(row(501, contact_person="Серікова Айгүл - төраға; Басқа Адам"))
    organization = Organization.objects.get()
    assert organization.contact_person == "Басқа Адам"
    assert "birlik@mail.kz" not in shown(501)
    assert sorted(kept.column for kept in report.kept) == ["contact_person", "emails"]
    assert "Айгүл" not in str(organization.imported)


def test_a_removal_is_for_one_organisation():
    load(row(501), row(502))
    request_removal(501, "phones", "+77011234567")
    load(row(501), row(502))
    assert "+77011234567" in shown(502)


def test_a_phone_that_the_organisation_gave_again_stays():
    load(row(501, phones="+77011234567"))
    request_removal(501, "phones", "+77011234567")
    organization = Organization.objects.get()
    OrganizationContact.objects.create(organization=organization, kind="phones", value="+77011234567")
    report = load(row(501, phones="+77011234567"))
    assert "+77011234567" in shown(501)
    assert {kept.why for kept in report.kept} == {"left out, removed on request", "kept, edited here"}
