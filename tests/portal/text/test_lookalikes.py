"""A word in which two alphabets are mixed is written in the one it was meant in, when that can be told."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text import LETTERS_KK, fold, normalise
from tests.portal.text.texts import thorough

GREEK_ALPHA_WITH_GRAVE = "\u1fba"
LATIN_OF_SAME_SHAPE = {
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "һ": "h", "ә": "ə",
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
    "Х": "X", "І": "I",
}  # fmt: skip


def scripts(text):
    return {unicodedata.name(char).split()[0] for char in text if char.isalpha()}


@pytest.mark.parametrize(
    ("printed", "script", "meant"),
    [
        (GREEK_ALPHA_WITH_GRAVE + "LEM", "LATIN", "ÀLEM"),
        ("DIPLOMAT JASTAR KLУ\u0301БУ", "LATIN", "DIPLOMAT JASTAR KLÝBY"),
        ("Mектептегі", "CYRILLIC", "Мектептегі"),
        ("\u0406V V\u0406", "LATIN", "IV VI"),
        ("Kа\u0437НУ", "CYRILLIC", "КазНУ"),
        ("\u0410lmaty", "LATIN", "Almaty"),
        ("Қосta\u043dай", "CYRILLIC", "Қостанай"),
        ("\u0391лматы", "CYRILLIC", "Алматы"),
        ("волонтëр", "CYRILLIC", "волонтёр"),
    ],
)
def test_mixed_words_get_one_script(printed, script, meant):
    assert scripts(printed) != {script}
    assert normalise(printed) == meant
    assert scripts(normalise(printed)) == {script}


def test_a_word_that_fits_both_scripts_follows_the_text():
    assert scripts(normalise("Біз CAОР")) == {"CYRILLIC"}
    assert scripts(normalise("We say CAОР")) == {"LATIN"}


@pytest.mark.parametrize(
    "text", ["Instagramға", "SMSке PDFті", "IT-маман", "Volunteer.kz тобы", "Дос.kz", "COP"]
)
def test_foreign_words_with_kazakh_endings_stay(text):
    assert normalise(text) == text


@given(st.text(st.sampled_from(LETTERS_KK + LETTERS_KK.lower()), min_size=2, max_size=15), st.data())
@thorough
def test_a_kazakh_word_survives_any_exchange_that_leaves_a_letter_of_its_own(word, data):
    word = word + "ғы"
    places = [place for place, letter in enumerate(word) if letter in LATIN_OF_SAME_SHAPE]
    exchanged = data.draw(st.sets(st.sampled_from(places)) if places else st.just(set()))
    typed = "".join(
        LATIN_OF_SAME_SHAPE[letter] if place in exchanged else letter for place, letter in enumerate(word)
    )
    assert fold(typed) == fold(word)
    head = typed.rstrip("ғы")
    if not (len(head) >= 2 and head.isascii()):
        assert normalise(typed) == word
