from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizations.data_files import read_data
from organizations.names import MAX_SHORT, distinctive, folded_names, names_of_place
from tests.factories.organizations import CityFactory

ROWS = read_data("organizations.csv")
#: Rows whose Kazakh name has no quotes, or names its parent first: the file gives their short names.
GIVEN = {13, 17, 19, 24, 42, 53}
#: Bodies that stand in the list twice or more: Zhas Otan's branches; one association in two languages.
SAME_NAME = {"kk": [{27, 29}], "ru": [{27, 29}, {72, 73}], "en": [{27, 29}, {72, 73}]}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if int(row["number"]) not in GIVEN], ids=lambda row: row["number"]
)
def test_the_short_name_of_the_file_is_found_in_the_quotes(row):
    assert distinctive(row["name_kk"]) == row["name_short"]


def short_names(language):
    if language == "kk":
        return {int(row["number"]): row["name_short"] for row in ROWS}
    return {int(row["number"]): distinctive(row[f"name_{language}"]) for row in ROWS}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_short_names_tell_organisations_apart(language):
    names = short_names(language)
    repeated = {name for name, count in Counter(names.values()).items() if count > 1}
    groups = [{number for number, name in names.items() if name == one} for one in repeated]
    assert sorted(groups, key=min) == SAME_NAME[language]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_short_names_are_readable(language):
    for name in short_names(language).values():
        assert 3 <= len(name) <= MAX_SHORT
        assert not set(name) & set('«»“”„"')
        assert "…" not in name


@pytest.mark.parametrize(
    ("number", "russian", "english"),
    [
        (2, "Жер жаннаты – Жетісудың Ұланы", "Zher Zhannaty – Zhetisudyn Ulany"),
        (17, "Д.А.Р.", "D.A.R."),
        (27, "Жас Отан", "Zhas Otan Fund"),
        (32, "ASAA", "ASAA"),
        (41, "Дос.kz", "Dos.kz Social Volunteer Centre"),
        (42, "Шаңырақ", "Shanyrak"),
        (50, "YMIT JOLY", "YMIT JOLY"),
        (53, "Общественный фонд имени Карабекова Агабека", "Karabekov Agabek Public Foundation"),
        (
            76,
            "ЖБДО (Центр развития молодёжных инициатив), г. Аксу",
            "ZhBDO (Youth Initiatives Development Centre), Aksu",
        ),
    ],
)
def test_hard_names(number, russian, english):
    assert (short_names("ru")[number], short_names("en")[number]) == (russian, english)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("", ""),
        ("Lider.kz", "Lider.kz"),
        ("  Lider   kz ", "Lider kz"),
        ('Фонд "Ангел"', "Ангел"),
        ('Фонд "Ангел', 'Фонд "Ангел'),
        ("Фонд «Ангел", "Фонд «Ангел"),
        ("Фонд «»", "Фонд «»"),
        ("««Достар» орталығы»", "Достар"),
        ("Центр „Дос“", "Дос"),
        ("“Children’s Hope” Fund", "Children’s Hope"),
    ],
)
def test_quotes_of_every_kind(name, short):
    assert distinctive(name) == short


def test_a_long_name_is_cut_between_words():
    name = distinctive("сөз " * 60)
    assert name.endswith("сөз…")
    assert len(name) <= MAX_SHORT
    assert len(distinctive("с" * 400)) == MAX_SHORT


@given(st.text(alphabet='аб «»„“”"‘’', max_size=60))
def test_any_quotes_give_a_name_no_longer_than_the_name(name):
    assert len(distinctive(name)) <= len(name)
    assert bool(distinctive(name)) == bool(name.strip())


@pytest.mark.django_db
def test_all_names_of_a_town_can_be_looked_up():
    city = CityFactory(id="almaty")
    assert names_of_place(city)[:2] == ["Алматы", "Almaty"]
    assert folded_names(names_of_place(city)) == "|almati|alma ata|almaata|verni|"
    assert folded_names([]) == ""
