from __future__ import annotations

import pytest
from django.test import override_settings

from organizations.models import Organization, RemovedFact
from organizations.services.removals import Removals, enforce, request_removal, spellings
from portal.base.errors import Refused
from tests.factories.organizations import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]

PHONE = "+77011234567"


def organization(number=501, **fields):
    contacts = {
        "phones": [PHONE, "+77029999999"],
        "instagram": ["https://www.instagram.com/birlik_taraz/"],
        "emails": ["Birlik@mail.kz"],
    }
    made = OrganizationFactory(
        number=number, contact_person="Серікова Айгүл - төраға; Ли Григорий", contacts=contacts, **fields
    )
    made.imported = {
        **contacts,
        "contact_person": made.contact_person,
        "source_note": made.source_note,
        "withheld": {"phones": {PHONE: "page", "": "page"}},
    }
    made.save()
    return made


def values(number=501):
    contacts = Organization.objects.get(number=number).contacts
    return set(contacts.values_list("value", flat=True))


@pytest.mark.parametrize(
    ("field", "asked", "gone"),
    [
        ("phones", "8 701 123 45 67", PHONE),
        ("phones", PHONE, PHONE),
        ("emails", "birlik@MAIL.kz", "Birlik@mail.kz"),
        ("instagram", "@birlik_taraz", "https://www.instagram.com/birlik_taraz/"),
        ("instagram", "http://instagram.com/birlik_taraz", "https://www.instagram.com/birlik_taraz/"),
    ],
)
def test_a_contact_goes_however_it_is_written(field, asked, gone):
    organization()
    before = values()
    assert request_removal(501, field, asked) == 1
    assert before - values() == {gone}
    assert gone not in str(Organization.objects.get().imported)


def test_the_list_holds_no_value():
    organization()
    request_removal(501, "phones", PHONE)
    request_removal(501, "contact_person", "Ли Григорий")
    stored = " ".join(map(str, RemovedFact.objects.values_list("number", "field", "digest")))
    assert "7011234567" not in stored
    assert "Ли" not in stored
    assert {len(fact.digest) for fact in RemovedFact.objects.all()} == {64}


def test_asking_twice_is_harmless():
    organization()
    assert request_removal(501, "phones", PHONE) == 1
    assert request_removal(501, "phones", PHONE) == 0
    assert RemovedFact.objects.count() == 1


@pytest.mark.parametrize("asked", ["Серікова Айгүл", "айгүл СЕРІКОВА", "Серікова Айгүл - төраға"])
def test_a_person_goes_whatever_the_role_and_order(asked):
    organization()
    assert request_removal(501, "contact_person", asked) == 1
    row = Organization.objects.get()
    assert (row.contact_person, row.imported["contact_person"]) == ("Ли Григорий", "Ли Григорий")


def test_a_role_alone_is_not_a_person():
    assert spellings("contact_person", "Тілектес Жастілек Сүйіндікұлы, директор") == {
        "директор жастілек сүйіндікұлы, тілектес",
        "жастілек сүйіндікұлы тілектес",
    }


def test_nothing_means_all_of_the_field():
    organization()
    assert request_removal(501, "phones", "") == 2
    assert request_removal(501, "contact_person", "") == 1
    row = Organization.objects.get()
    assert (row.contact_person, row.imported["phones"]) == ("", [])
    removals = Removals.of([501])
    assert removals.holds(501, "phones", "+77770000000")
    assert not removals.holds(501, "emails", "Birlik@mail.kz")


@pytest.mark.parametrize(
    ("field", "value", "note"),
    [
        ("phones", PHONE, "Printed twice, 8 (701) 123-45-67 and another one."),
        ("contact_person", "Ли Григорий", "The leader, Григорий Ли, is also that of row 7."),
        ("instagram", "@birlik_taraz", "The handle birlik_taraz is printed on two lines."),
    ],
)
def test_notes_that_repeat_it_go_too_in_every_organisation(field, value, note):
    organization(501, source_note=note)
    organization(502, source_note=note)
    organization(503, source_note="Nothing doubtful.")
    request_removal(501, field, value)
    notes = dict(Organization.objects.values_list("number", "source_note"))
    assert notes == {501: "", 502: "", 503: "Nothing doubtful."}
    assert Removals.of([502]).remaining_text(502, "source_note", note) == ""
    assert PHONE in values(502)


def test_an_earlier_request_does_not_touch_what_was_written_since():
    organization()
    request_removal(501, "address", "")
    Organization.objects.update(address="Жаңа көше, 1")
    request_removal(501, "phones", PHONE)
    assert Organization.objects.get().address == "Жаңа көше, 1"


@pytest.mark.parametrize(("field", "value"), [("name_kk", "x"), ("website", "https://")])
def test_what_cannot_be_removed_is_refused(field, value):
    with pytest.raises(Refused):
        request_removal(501, field, value)
    assert RemovedFact.objects.count() == 0


def test_a_restored_copy_is_cleaned():
    organization()
    request_removal(501, "phones", PHONE)
    row = Organization.objects.get()
    row.contacts.create(kind="phones", value=PHONE)
    row.imported = {**row.imported, "phones": [PHONE]}
    row.save()
    assert enforce() == 1
    assert PHONE not in values()
    assert Organization.objects.get().imported["phones"] == []
    assert enforce() == 0


@override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"])
def test_digests_of_an_older_key_count():
    with override_settings(SECRET_KEY="old", SECRET_KEY_FALLBACKS=[]):
        request_removal(501, "phones", PHONE)
    assert Removals.of([501]).holds(501, "phones", PHONE)
    with override_settings(SECRET_KEY_FALLBACKS=[]):
        assert not Removals.of([501]).holds(501, "phones", PHONE)
