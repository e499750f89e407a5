"""When two names count as one."""

from __future__ import annotations

from hypothesis import given

from portal.text import name_key, person_key
from tests.portal.text.texts import any_text, thorough


def test_an_organisation_is_known_by_any_spelling():
    assert name_key("«Ашық Әлем» ҚҚ") == name_key("ашык  алем кк") == name_key("“Ashyq álem” QQ")


def test_the_legal_form_is_part_of_the_name():
    assert name_key("«Азамат» ҚБ") != name_key("«Азамат»")


def test_names_without_a_skeleton_stay_apart():
    assert name_key("中文") != name_key("日本")


def test_a_person_is_known_by_name_whatever_case_and_spaces():
    assert person_key("  Семён\u00a0  ИВАНОВ ") == person_key("семен иванов")
    assert person_key("Aйгүл") == person_key("Айгүл")  # the first begins with a Latin A


def test_siblings_and_namesakes_are_different_people():
    keys = {person_key(name) for name in ["Анна Ли", "Ана Ли", "Ли Анна", "Әнна Ли", "Аннай Ли", "Анна-Ли"]}
    assert len(keys) == 6


@given(any_text)
@thorough
def test_the_key_of_a_key_is_itself(text):
    assert name_key(name_key(text)) == name_key(text)
    assert person_key(person_key(text)) == person_key(text)
    person_key(text).encode("utf-8")
