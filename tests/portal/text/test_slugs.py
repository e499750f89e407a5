"""The contract of a slug."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text import slugify
from tests.portal.text.texts import any_text, thorough


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Мәңгілік ел-Маңғыстау", "manggilik-el-manggystau"),
        ("«Жастар альянсы»", "zhastar-alyansy"),
        ("Lider.kz", "lider-kz"),
        ("28 ілмек", "28-ilmek"),
        ("Д.А.Р.", "d-a-r"),
        ("DIPLOMAT JASTAR KLУ\u0301БУ", "diplomat-jastar-klyby"),
        ("Даму – Ұлытау", "damu-ulytau"),
        ("Women’s Club № 5", "womens-club-5"),
        ("Şyñ straße İzmir ılgaz", "shyn-strasse-izmir-ilgaz"),
        ("Ъь", ""),
        ("中文!", ""),
    ],
)
def test_slugs(title, slug):
    assert slugify(title) == slug


def test_long_titles_are_cut_between_words():
    assert slugify("Жас Алаш елі", max_length=9) == "zhas"
    assert slugify("Жас Алаш елі", max_length=10) == "zhas-alash"
    assert slugify("Жас Алаш елі", max_length=11) == "zhas-alash"
    assert slugify("Қауымдастық", max_length=4) == "qauy"


def test_a_slug_without_room_is_refused():
    with pytest.raises(ValueError, match="max_length"):
        slugify("Алаш", max_length=0)


@given(any_text, st.integers(min_value=1, max_value=90))
@thorough
def test_a_slug_is_plain_short_and_stable(text, max_length):
    slug = slugify(text, max_length=max_length)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= max_length
    assert slugify(slug, max_length=max_length) == slug


@given(any_text)
@thorough
def test_a_plain_letter_or_digit_is_enough_for_a_slug(text):
    assert slugify(text + " a")
