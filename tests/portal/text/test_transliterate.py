"""The one fixed table from Cyrillic to Latin."""

from __future__ import annotations

import pytest
from hypothesis import given

from portal.text import LETTERS_KK, transliterate
from tests.portal.text.texts import any_text, thorough

TABLE = (
    "а a|ә a|б b|в v|г g|ғ g|д d|е e|ё yo|ж zh|з z|и i|й i|к k|қ q|л l|м m|н n|ң ng|о o|ө o|п p|р r|с s|т t|"
    "у u|ұ u|ү u|ф f|х kh|һ h|ц ts|ч ch|ш sh|щ shch|ъ |ы y|і i|ь |э e|ю yu|я ya"
)


def test_every_letter_of_the_kazakh_alphabet_is_in_the_table():
    pairs = [pair.split(" ") for pair in TABLE.split("|")]
    assert "".join(letter for letter, _ in pairs) == LETTERS_KK.lower()
    assert [transliterate(letter) for letter, _ in pairs] == [latin for _, latin in pairs]


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Щучье", "Shchuche"),
        ("ЩУЧЬЕ", "SHCHUCHE"),
        ("ЖҚБ", "ZHQB"),
        ("ҚЖ", "QZH"),
        ("Ж. Аймауытов", "Zh. Aimauytov"),
        ("Жұлдыз", "Zhuldyz"),
        ("Ёлка и подъезд", "Yolka i podezd"),
        ("Мәңгілік ел-Маңғыстау", "Manggilik el-Manggystau"),
        ("и\u0306", "i"),
        ("Volunteer.kz 2020 «№»", "Volunteer.kz 2020 «№»"),
        ("Їжак", "Їzhak"),
    ],
)
def test_transliterations(cyrillic, latin):
    assert transliterate(cyrillic) == latin


@given(any_text)
@thorough
def test_nothing_of_the_table_is_left(text):
    latin = transliterate(text)
    assert not set(latin) & set(LETTERS_KK + LETTERS_KK.lower())
    assert transliterate(latin) == latin
