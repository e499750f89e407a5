from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.base.validators import clean_person_name, clean_phone, validate_person_name, validate_phone


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("87011234567", "+77011234567"),
        ("8 701 123 45 67", "+77011234567"),
        ("+7 (701) 123-45-67", "+77011234567"),
        ("7 701 123 45 67", "+77011234567"),
        ("701 123 45 67", "+77011234567"),
        ("\uff0b7\u00a0701\u2013123\u201145.67", "+77011234567"),
        ("тел.: 8 701 123 45 67", "+77011234567"),
        ("tel:+77011234567", "+77011234567"),
        ("7172 76-21-84", "+77172762184"),
        ("8 (7172) 76 21 84", "+77172762184"),
        ("+7 (727) 356-07-56", "+77273560756"),
        ("727 356 07 56", "+77273560756"),
        ("+998 90 123 45 67", "+998901234567"),
        ("8 10 998 90 123 45 67", "+998901234567"),
        ("8 800 080 77 77", "+78000807777"),
    ],
)
def test_a_phone_is_taken_as_people_write_it(written, number):
    assert clean_phone(written) == number
    assert clean_phone(number) == number
    validate_phone(written)


@pytest.mark.parametrize(
    "written",
    ["", "701", "870579798211", "8701123456", "+7 701 123 45 6", "allo", "8701123456O", "=87011234567",
     "8701 123 45 67 вн. 3", "87011234567 87021234567", "+7701+1234567", "+0 701 123 45 67"],
)  # fmt: skip
def test_what_is_no_phone_is_refused(written):
    with pytest.raises(ValidationError) as refused:
        validate_phone(written)
    assert refused.value.code == "phone"


@given(st.text(max_size=40))
def test_a_phone_that_is_taken_is_its_own_normal_form(text):
    try:
        number = clean_phone(text)
    except ValidationError:
        return
    assert clean_phone(number) == number
    assert number.startswith("+")
    assert number[1:].isascii()
    assert number[1:].isdigit()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Айгүл", "Айгүл"),
        ("  Әл-Фараби   Ұлы ", "Әл-Фараби Ұлы"),
        ("O’Neill-Smith, Jr."[:13], "O’Neill-Smith"),
        ("Н.Н. Муравьева", "Н.Н. Муравьева"),
        ("José", "José"),
        ("Jose\u0301", "José"),
        ("李小龙", "李小龙"),
        ("محمد", "محمد"),
        ("A", "A"),
    ],
)
def test_a_name_has_any_letters(written, name):
    assert clean_person_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "-",
        "...",
        "Айгүл1",
        "<b>Айгүл</b>",
        "http://x.kz",
        "a@b.kz",
        "А\x00",
        "Айгүл, Ли",
        "х" * 121,
    ],
)
def test_what_is_no_name_is_refused(written):
    with pytest.raises(ValidationError):
        validate_person_name(written)
