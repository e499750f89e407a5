"""One way of writing the same text: invisible characters go, letters and case stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from portal.text import normalise
from tests.portal.text.texts import any_text, thorough


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  Жас \t Алаш\n ", "Жас Алаш"),
        ("Жас\u00a0Алаш", "Жас Алаш"),
        ("волон\u00adтёр", "волонтёр"),
        ("во\u200bлон\ufeffтёр\x00", "волонтёр"),
        ("\u202eДостар\u202c", "Достар"),
        ("Дос\ud800тар", "Достар"),
        ("До\ufe0fстар\u034f", "Достар"),
        ("Jezqazg’an Jezqazgʼan Jezqazg`an Jezqazg´an", "Jezqazg'an Jezqazg'an Jezqazg'an Jezqazg'an"),
        ("Талды\u2011Қорған", "Талды-Қорған"),
        ("Ｂｉｒｇｅｍｉｚ ２０２０", "Birgemiz 2020"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_different_writings_become_one(written, expected):
    assert normalise(written) == expected


def test_words_broken_over_lines_are_joined_and_compound_names_keep_the_hyphen():
    assert normalise("қоғам-\nдық бірлес\u00ad\r\n  тік") == "қоғамдық бірлестік"
    assert normalise("Талды-\nҚорған") == "Талды-Қорған"
    assert normalise("қор -\nбірлестік") == "қор - бірлестік"


@pytest.mark.parametrize("text", ["й Й ё Ё ї Ї", "ӘЛЕМ әлем İıIi", "№ 5 мектеп", "Өз-өзіне «көмек» – 10 %"])
def test_letters_case_and_signs_stay(text):
    assert normalise(text) == text


def test_decomposed_letters_are_composed():
    assert normalise("и\u0306 е\u0308 і\u0308") == "й ё ї"


@given(any_text)
@thorough
def test_twice_is_once(text):
    once = normalise(text)
    assert normalise(once) == once


@given(any_text)
@thorough
def test_nothing_unseen_comes_out(text):
    written = normalise(text)
    assert not {unicodedata.category(char) for char in written} & {"Cc", "Cf", "Cs", "Co"}
    assert written == " ".join(written.split())
    written.encode("utf-8")


@given(any_text)
@thorough
def test_growth_is_bounded(text):
    assert len(normalise(text)) <= 4 * len(text)


def test_no_single_character_grows_beyond_four():
    longest = max(range(0x110000), key=lambda code: len(normalise(chr(code))))
    assert len(normalise(chr(longest))) == 4
