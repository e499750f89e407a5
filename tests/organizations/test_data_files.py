"""The data files that come with the portal are whole and agree with each other."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from organizations.enums import ContactKind, LegalForm, Reach, Visibility

ROOT = Path(__file__).resolve().parents[2]
KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile(r"[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі .\-]+")


def rows(path):
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANIZATIONS = {row["number"]: row for row in rows("organizations/data/organizations.csv")}
REGIONS = {row["region_id"] for row in rows("organizations/data/regions.csv")}
CITIES = {row["city_id"]: row for row in rows("organizations/data/cities.csv")}
SECTORS = {row["id"]: row for row in rows("guides/data/sectors.csv")}
LOCALITIES = {row["geonames_id"]: row for row in rows("organizations/data/localities.csv")}
ASSIGNED = rows("organizations/data/assigned.csv")
WITHHELD = rows("organizations/data/contacts_withheld.csv")


def test_directory_has_the_78_printed_numbers():
    assert list(ORGANIZATIONS) == [str(number) for number in range(1, 79)]


def test_every_organization_has_a_known_town_and_form():
    assert {row["city_id"] for row in ORGANIZATIONS.values()} <= set(CITIES)
    assert {row["legal_form"] for row in ORGANIZATIONS.values()} == set(LegalForm.values)


def test_every_city_has_a_known_region_and_every_region_a_capital():
    assert {row["region_id"] for row in CITIES.values()} == REGIONS
    assert {row["capital_city_id"] for row in rows("organizations/data/regions.csv")} <= set(CITIES)


@pytest.mark.parametrize("row", WITHHELD, ids=lambda row: f"{row['number']}-{row['field']}")
def test_withheld_contact_is_one_that_is_printed(row):
    printed = ORGANIZATIONS[row["number"]][row["field"]].split(";")

    assert row["field"] in ContactKind.values
    assert row["show"] in {Visibility.PAGE, Visibility.NOWHERE}
    assert row["value"] in printed if row["value"] else printed != [""]


@pytest.mark.parametrize("row", ASSIGNED, ids=lambda row: row["number"])
def test_reason_for_a_direction_quotes_the_name(row):
    name = re.sub("[«»]", "", ORGANIZATIONS[row["number"]]["name_kk"])
    quoted = re.findall("«(.+?)»", row["reason"])

    assert quoted
    for words in quoted[0].split(" … "):
        assert words in name


def test_assigned_gives_known_directions_and_reach_once_for_each_organization():
    numbers = [row["number"] for row in ASSIGNED]

    assert len(set(numbers)) == len(numbers)
    for row in ASSIGNED:
        assert row["sectors"] or row["reach"]
        assert set(filter(None, row["sectors"].split(";"))) <= set(SECTORS)
        assert row["reach"] in Reach.values


def test_sectors_are_seven_with_a_colour_and_a_name_in_each_language():
    expected = ["saulyq", "bilim", "sabaqtastyq", "asyl-mura", "taza-alem", "qamqor", "umit"]

    assert list(SECTORS) == expected
    assert len({row["color"] for row in SECTORS.values()}) == 7
    for row in SECTORS.values():
        assert re.fullmatch("#[0-9A-F]{6}", row["color"])
        assert all(row[f"name_{code}"] and row[f"description_{code}"] for code in ("kk", "ru", "en"))


def test_localities_are_no_cities_and_lie_in_a_known_region():
    cities = {row["geonames_id"] for row in CITIES.values()}

    assert len(LOCALITIES) == 298
    assert not cities & set(LOCALITIES)
    for row in LOCALITIES.values():
        assert row["region_id"] in REGIONS
        assert 40 < float(row["latitude"]) < 56
        assert 46 < float(row["longitude"]) < 88
        assert row["population"] == "" or int(row["population"]) > 0


def test_names_of_localities_are_in_the_letters_of_their_column():
    for row in LOCALITIES.values():
        assert row["name_latin"].isascii()
        assert CYRILLIC.fullmatch(row["name_ru"])
        assert not KAZAKH_LETTERS.search(row["name_ru"])
        assert not row["name_kk"] or CYRILLIC.fullmatch(row["name_kk"])


def test_other_names_of_a_locality_are_few_and_not_repeated():
    for row in LOCALITIES.values():
        others = [name for name in row["names"].split(";") if name]
        own = {row["name_latin"], row["name_kk"], row["name_ru"]}

        assert len(others) == len(set(others)) <= 8
        assert not own & set(others)


@pytest.mark.parametrize(
    ("geonames_id", "name_ru", "region_id"),
    [
        ("1519050", "Шортанды", "akmola-region"),
        ("1525126", "Бурабай", "akmola-region"),
        ("608867", "Мартук", "aktobe-region"),
        ("1517721", "Урджар", "abai-region"),
        ("1517743", "Улытау", "ulytau-region"),
        ("1517637", "Уштобе", "jetisu-region"),
        ("1519455", "Сайрам", "shymkent-city"),
    ],
)
def test_well_known_settlement_is_in_its_present_region(geonames_id, name_ru, region_id):
    row = LOCALITIES[geonames_id]

    assert (row["name_ru"], row["region_id"]) == (name_ru, region_id)


def test_corrections_by_hand_are_those_in_the_gazetteer():
    for row in rows("organizations/data/localities_corrections.csv"):
        found = LOCALITIES.get(row["geonames_id"])
        if row["column"] in {"drop", "merge_into"}:
            assert found is None
            assert not row["value"] or row["value"] in LOCALITIES
        elif row["column"] in {"latitude", "longitude"}:
            assert float(found[row["column"]]) == pytest.approx(float(row["value"]), abs=0.0001)
        else:
            assert found[row["column"]] == row["value"]
