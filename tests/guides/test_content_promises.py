"""What the texts of the portal promise: whole lists, each language by itself, no wrong word or name."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

import guides.content
from guides.content import FOLDER, SECTORS
from guides.enums import FormStatus
from guides.services.items import items
from guides.services.reading_plan import read_plan
from portal.base.languages import LANGUAGES

ROOT = Path(guides.content.__file__).parents[1]
ITEMS = {item.key: item for item in items(FOLDER)}
PLAN = read_plan(FOLDER / "guides.yaml")
LETTERS = "abcdefghijklm"
#: A person is not their disability; and she who founded the American Red Cross was Clara Barton.
UNWANTED = re.compile(r"\w*(?:инвалид(?!ност)|мүгедек(?!тіг))\w*|Сара Бартон|Sarah? Barton", re.IGNORECASE)
FOREIGN = {
    "en": re.compile(r"\w*[\u0400-\u04ff]\w*"),
    "ru": re.compile(r"\w*[әғқңөұүіһ]\w*", re.IGNORECASE),
}
#: How a name may be spelled in archives, a project's own name, and a word that is explained.
MEANT = {
    "en": {"Жұмабек", "Джумабек", "Жумабек"},
    "ru": {"Жұмабек", "Тәлімгерлер", "сабақтастық"},
}


def texts(language):
    """Yield what the files of all rooms say in a language, each with the place where it stands."""
    for path in sorted(ROOT.glob("*/content/**/*.yaml")):
        place = str(path.relative_to(ROOT))
        if path.name.endswith(f".{language}.yaml"):
            yield place, path.read_text(encoding="utf-8")
        elif path.name.count(".") == 1:
            yield from ((place, text) for text in said(yaml.safe_load(path.read_text("utf-8")), language))
    with SECTORS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((SECTORS.name, row[name]) for name in row if name.endswith(f"_{language}"))


def said(value, language, inside=False):
    """Yield the words that stand below a language, where a file holds several."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from said(part, language, inside or key == language)
    elif isinstance(value, list):
        for part in value:
            yield from said(part, language, inside)
    elif inside and isinstance(value, str):
        yield value


def found(pattern, language):
    """Return what a pattern finds in a language, each with the places."""
    places = defaultdict(set)
    for place, text in texts(language):
        for word in pattern.findall(text):
            places[word].add(place)
    return dict(places)


def blocks(key, language, wanted):
    """Return the values of the blocks of a kind."""
    return [value for kind, value in ITEMS[key].read(language).body if kind == wanted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_file_is_looked_at(language):
    places = {place for place, _text in texts(language)}
    assert {place.partition("/")[0] for place in places} >= {"guides", "home", "organizations", "sectors.csv"}
    assert {
        f"guides/content/glossary.{language}.yaml",
        f"guides/content/shared/myths.{language}.yaml",
        "guides/content/resources.yaml",
        "home/content/settings.yaml",
        "home/content/menus.yaml",
    } <= places


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named_by_a_disability_or_by_a_wrong_name(language):
    assert found(UNWANTED, language) == {}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Помогите инвалидам", ["инвалидам"]),
        ("Мүгедек жандар", ["Мүгедек"]),
        ("Сара Бартон, Sara Barton, Sarah Barton", ["Сара Бартон", "Sara Barton", "Sarah Barton"]),
        ("Человек с инвалидностью, мүгедектігі бар адам, Клара Бартон, Clara Barton", []),
    ],
)
def test_unwanted_words_are_told_from_the_right_ones(text, unwanted):
    assert UNWANTED.findall(text) == unwanted


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_keeps_to_the_letters_of_its_language(language):
    words = found(FOREIGN[language], language)
    assert {word: places for word, places in words.items() if word not in MEANT[language]} == {}
    assert words.keys() == MEANT[language], "what is allowed is needed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_two_forms_of_the_repealed_order_are_repealed(language):
    status = {key: ITEMS[f"form:{key}"].read(language).status for key in PLAN.forms}
    repealed = {"form-l", "form-m"}
    assert status == {
        key: FormStatus.REPEALED if key in repealed else FormStatus.CURRENT for key in PLAN.forms
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_the_school_programme_are_there_from_a_to_m(language):
    assert [key for key in PLAN.forms if key.startswith("form-")] == [f"form-{letter}" for letter in LETTERS]
    for letter in LETTERS:
        title = ITEMS[f"form:form-{letter}"].read(language).title
        assert re.search(rf"\b{letter.upper()}\b", title), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_eight_myths_each_with_its_answer(language):
    myths = blocks("shared:myths", language, "myth")
    assert len({myth["myth"] for myth in myths}) == len(myths) == 8
    assert len({myth["answer"] for myth in myths if myth["answer"]}) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_prepares_with_ten_questions(language):
    (asked,) = blocks("shared:prepare", language, "questions")
    assert len(set(asked["items"])) == len(asked["items"]) == 10


@pytest.mark.parametrize(
    "guide", [guide for guide in PLAN.guides if guide.sector], ids=lambda guide: guide.key
)
def test_a_guide_of_a_direction_ends_its_third_part_with_one_way_to_begin(guide):
    third = [name for part, name in guide.chapters if part == "3"]
    assert third[-1] == "begin"
    for language in LANGUAGES:
        actions = {
            name: len(blocks(f"guide:{guide.key}/{name}", language, "action"))
            for _part, name in guide.chapters
        }
        assert {name: count for name, count in actions.items() if count} == {"begin": 1}
