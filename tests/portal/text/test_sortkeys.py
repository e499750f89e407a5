"""Keys sort by the alphabet of the language when compared byte by byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text import ALPHABETS, LETTERS_KK, initial, sort_key
from tests.portal.text.texts import any_text, thorough

KAZAKH = list("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ")
RUSSIAN = list("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
ENGLISH = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
languages = st.sampled_from(["kk", "ru", "en"])


def ordered(names, language):
    return sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize(("language", "letters"), [("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)])
def test_letters_follow_the_alphabet(language, letters):
    assert ordered(reversed(letters), language) == letters
    assert ordered([letter.lower() for letter in letters[::-1]], language) == [one.lower() for one in letters]
    assert ALPHABETS[language] == "".join(letters)


def test_kazakh_has_42_letters():
    assert len(set(LETTERS_KK)) == 42


def test_kazakh_names():
    names = [
        "«Алаш»",
        "Әлем",
        "Біз",
        "ғылым",
        "Ел",
        "Ізгілік",
        "Қамқор",
        "Команда",
        "Өмір",
        "Ұлан",
        "Үміт",
        "Эко",
    ]
    expected = [
        "«Алаш»",
        "Әлем",
        "Біз",
        "ғылым",
        "Ел",
        "Команда",
        "Қамқор",
        "Өмір",
        "Ұлан",
        "Үміт",
        "Ізгілік",
        "Эко",
    ]
    assert ordered(names, "kk") == expected


def test_russian_puts_kazakh_letters_beside_their_kin():
    names = [
        "Ясли",
        "Ізгілік",
        "Иван",
        "Йод",
        "Клуб",
        "Қамқор",
        "Лидер",
        "Ёлка",
        "Ель",
        "Жизнь",
        "Әлем",
        "Алаш",
    ]
    expected = [
        "Алаш",
        "Әлем",
        "Ель",
        "Ёлка",
        "Жизнь",
        "Иван",
        "Йод",
        "Ізгілік",
        "Клуб",
        "Қамқор",
        "Лидер",
        "Ясли",
    ]
    assert ordered(names, "ru") == expected


def test_own_script_stands_between_digits_and_the_other_script():
    names = ["Zebra", "Яссы", "Adal", "28 ілмек", "Алаш", "中文"]
    assert ordered(names, "kk") == ["28 ілмек", "Алаш", "Яссы", "Adal", "Zebra", "中文"]
    assert ordered(names, "ru") == ["28 ілмек", "Алаш", "Яссы", "Adal", "Zebra", "中文"]
    assert ordered(names, "en") == ["28 ілмек", "Adal", "Zebra", "Алаш", "Яссы", "中文"]


def test_quotes_punctuation_and_spaces_around_do_not_count():
    assert sort_key(" ««Жас Отан» қоры» ", "kk") == sort_key("Жас Отан – қоры", "kk")
    assert sort_key("Ак-Кем", "ru") == sort_key("АкКем", "ru")


def test_a_shorter_name_and_a_shorter_word_come_first():
    assert ordered(["Жастар", "Жасыл", "Жас Отан", "Жас"], "kk") == ["Жас", "Жас Отан", "Жастар", "Жасыл"]


def test_numbers_sort_by_value():
    names = ["№ 10 мектеп", "№ 9 мектеп", "№ 09 топ", "№ 100", "№ 2020"]
    assert ordered(names, "kk") == ["№ 9 мектеп", "№ 09 топ", "№ 10 мектеп", "№ 100", "№ 2020"]


def test_case_and_marks_decide_only_between_equals():
    assert ordered(["Алаш", "алаш", "АЛАШ", "алап", "АЛЫП"], "kk") == ["алап", "алаш", "Алаш", "АЛАШ", "АЛЫП"]
    assert ordered(["résumé", "Resume", "resumes", "resume"], "en") == [
        "resume",
        "résumé",
        "Resume",
        "resumes",
    ]


@given(any_text, languages)
@thorough
def test_keys_are_plain_letters_of_bounded_length(text, language):
    assert re.fullmatch(r"[a-z]{2,250}", sort_key(text, language))


@given(st.lists(st.text(st.sampled_from(LETTERS_KK + LETTERS_KK.lower() + " «»"), max_size=12), max_size=8))
@thorough
def test_names_sort_as_by_places_in_the_alphabet(names):
    def places(name):
        return [
            [LETTERS_KK.index(c.upper()) for c in word if c.isalpha()]
            for word in name.split()
            if word.strip("«»")
        ]

    by_key = [places(name) for name in ordered(names, "kk")]
    assert by_key == sorted(by_key)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("«Алаш мәдениеті»", "А"),
        ("28 ілмек", "#"),
        ("ізгілік", "І"),
        ("Ёлка", "Ё"),
        ("ғылым", "Ғ"),
        ("Їжак", "І"),
        ("“Adal” club", "A"),
        ("älem", "A"),
        ("ırmak", "I"),
        ("中文", "#"),
        ("—", "#"),
        ("", "#"),
    ],
)
def test_initials(name, letter):
    assert [initial(name, language) for language in ("kk", "ru", "en")] == [letter] * 3


@given(st.lists(any_text, max_size=10), languages)
@thorough
def test_names_of_one_initial_stand_together(names, language):
    letters = [initial(name, language) for name in ordered(names, language) if initial(name, language) != "#"]
    assert letters == sorted(letters, key=letters.index)
    assert set(letters) <= {*ALPHABETS["kk"], *ALPHABETS["en"]}
