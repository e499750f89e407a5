"""The files of the guides as they come with the portal."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale

from guides.content import FOLDER, SECTORS, read_links, read_sectors
from guides.models import FormTemplate, GlossaryTerm, Sector
from guides.rules import RESERVED
from guides.services.items import items
from guides.services.pairing import pairs
from guides.services.parallel import differences
from guides.services.reading_plan import read_plan
from guides.services.wording import slug_of, wanted
from home.content import NAMES
from portal.base import destinations
from portal.base.languages import LANGUAGES
from tests.browser.test_words import LATIN

ITEMS = {item.key: item for item in items(FOLDER)}
PLAN = read_plan(FOLDER / "guides.yaml")
KEYED = {"definition": "term", "form": "form"}
LONGEST_DESCRIPTION, LONGEST_POINT = 160, 115
#: Names that no alphabet replaces: the programme and its directions, the law's number, parts, services.
NAMES_AS_THEY_ARE = re.compile(
    r"BIRGEMIZ|Birgemiz|SABAQTASTYQ|SAỲLYQ|BILIM|ASYL MURA|TAZA ÁLEM|QAMQOR|ÚMIT|UNV|Telegram|WhatsApp|\bIT\b"
    r"|State of the World’s Volunteerism Report|\b[IVX]+\b"
)
ADDRESS = re.compile(r"\S*(?:://|www\.|\.kz\b)\S*")
#: What looks Russian and is Kazakh all the same.
LOANS = {"глоссарий", "щётка", "щёткамен"}
RUSSIAN_WORD = re.compile(
    r"и|в|на|что|для|это|или|если|чтобы|только|можно|нужно|через|после|также|его|они|мы|вы|по|от|из|за"
    r"|[а-я]*[ёщ][а-я]*"
    r"|[а-я]+(?:ого|ому|ему|ый|ий|ая|ое|ые|ых|ами|ями|[аеиоя]ть|ться|тся|ение|ание|ости|ость|ует|ает)"
)


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """The languages and directions; terms and forms that blocks can name."""
    with django_db_blocker.unblock(), transaction.atomic():
        for code in LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        Sector.objects.bulk_create(read_sectors(SECTORS))
        for item in ITEMS.values():
            if item.model in (GlossaryTerm, FormTemplate):
                wanted(item, "kk", nowhere).row.save()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def given(rows, db):
    """Every text in every language as an unsaved row: by key and language."""
    return {(key, code): wanted(ITEMS[key], code, nowhere) for key in ITEMS for code in LANGUAGES}


def nowhere(kind, name):
    """Resolve every link, to an address that says what it was."""
    return f'href="https://{kind}.example/{name}"'


def texts_of(value):
    """Yield the words of a text, without keys."""
    if isinstance(value, str):
        yield ADDRESS.sub("", re.sub(r"<[^>]+>", " ", value))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from texts_of(part) if name not in ("kind", "status") else ()
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)


def kazakh_words(key):
    text = asdict(ITEMS[key].read("kk"))
    if "body" in text:
        text["body"] = [value for kind, value in text["body"] if kind not in ("definition", "form")]
    return " ".join(texts_of(text))


def found(check):
    """Return what a check finds wrong, by the key of the text."""
    return {key: wrong for key in ITEMS if (wrong := check(key))}


def test_the_languages_are_built_alike():
    assert found(lambda key: differences({code: ITEMS[key].read(code) for code in LANGUAGES})) == {}


def test_every_text_fits_the_fields_it_goes_into(given):
    too_long = [
        (key, language, name)
        for (key, language), text in given.items()
        for name in text.fields
        if (longest := getattr(text.row._meta.get_field(name), "max_length", None))
        and len(getattr(text.row, name) or "") > longest
    ]
    assert too_long == []


def test_descriptions_and_glances_are_short(given):
    for place, text in given.items():
        assert len(getattr(text.row, "search_description", "")) <= LONGEST_DESCRIPTION, place
        if hasattr(text.row, "glance"):
            points = text.row.glance_points
            assert 3 <= len(points) <= 5, place
            assert all(len(point) <= LONGEST_POINT for point in points), place


def test_the_blocks_take_what_the_files_hold(given):
    refused = {}
    for place, text in given.items():
        try:
            for body in filter(None, [getattr(text.row, "body", None)]):
                body.stream_block.clean(body)
        except ValidationError as error:
            refused[place] = error.as_json_data()
    assert refused == {}


def test_every_piece_has_its_translation(given):
    for key in ITEMS:
        for language in LANGUAGES[1:]:
            rows = (given[key, code].row for code in ("kk", language))
            assert list(pairs(*rows, f"{key}.{language}"))


def test_every_link_leads_somewhere(rows, db):
    asked = set()

    def note(kind, name):
        asked.add((kind, name))

    for key in ITEMS:
        for language in LANGUAGES:
            body = getattr(wanted(ITEMS[key], language, note).row, "body", ())
            named = [(KEYED[block.block_type], block.value) for block in body if block.block_type in KEYED]
            asked.update(named)
    there = {
        "term": {name.partition(":")[2] for name in ITEMS if name.startswith("term:")},
        "form": {name.partition(":")[2] for name in ITEMS if name.startswith("form:")},
        "chapter": {name.removeprefix("guide:").replace("shared:", "shared/") for name in ITEMS},
        "page": {"home", *NAMES},
        "route": set(destinations.names()),
    }
    assert {(kind, name) for kind, name in asked if name not in there[kind]} == set()
    assert {kind for kind, _name in asked} == set(there)


def test_no_heading_stands_twice_in_a_chapter():
    twice = [
        (key, language, heading)
        for key in ITEMS
        for language in LANGUAGES
        for heading, count in headings(ITEMS[key].read(language)).items()
        if count > 1
    ]
    assert twice == []


def headings(text):
    body = getattr(text, "body", [])
    return Counter(value.casefold() for kind, value in body if kind in ("heading", "subheading"))


@pytest.mark.parametrize("guide", PLAN.guides, ids=lambda guide: guide.key)
def test_no_two_chapters_of_a_guide_have_one_address(guide):
    keys = [f"guide:{guide.key}/{name}" for _part, name in guide.chapters]
    keys += [f"shared:{name}" for name in PLAN.shared] if guide.sector else []
    slugs = [slug_of(ITEMS[key], ITEMS[key].read("kk").title) for key in keys]
    assert len(slugs) == len(set(slugs))
    assert all(slugs)
    assert not RESERVED & set(slugs)


def test_no_two_forms_have_one_address():
    slugs = [slug_of(ITEMS[f"form:{key}"], ITEMS[f"form:{key}"].read("kk").title) for key in PLAN.forms]
    assert len(slugs) == len(set(slugs))


def test_kazakh_holds_no_latin_word_but_names():
    assert found(lambda key: LATIN.findall(NAMES_AS_THEY_ARE.sub(" ", kazakh_words(key)))) == {}


def test_kazakh_holds_no_russian_word():
    assert found(lambda key: russian(kazakh_words(key)) - LOANS) == {}


def russian(text):
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if RUSSIAN_WORD.fullmatch(word)}


def test_russian_words_are_found_among_kazakh_ones():
    text = "Волонтер балаға көмектеседі и может который обучение делать щит; объектінің телефоны."
    assert russian(text) == {"и", "который", "обучение", "делать", "щит"}


def test_every_guide_of_a_direction_has_its_direction():
    sectors = {sector.pk for sector in read_sectors(SECTORS)}
    assert {guide.sector for guide in PLAN.guides if guide.sector} == sectors


def test_no_file_is_left_out_by_the_plan():
    named = {key.partition(":")[2] for key in ITEMS}
    named |= {f"{guide.key}/guide" for guide in PLAN.guides} | {f"shared/{key}" for key in PLAN.shared}
    named |= {f"forms/{key}" for key in PLAN.forms}
    found = {str(path.relative_to(FOLDER)).split(".")[0] for path in FOLDER.glob("*/*.yaml")}
    assert found - named == set()


def test_links_to_sites_fit_and_stand_once():
    links = read_links(FOLDER / "resources.yaml")
    assert len({link.key for link in links}) == len(links) > 0
    for link in links:
        link.clean_fields(exclude=["sector"])
