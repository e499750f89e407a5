"""Every page speaks the language it says it speaks."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import polib
import pytest

from tests.browser.pages import LANGUAGES, PAGES, by_name
from tests.browser.reading import texts_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
#: Letters with marks too: the directions are written SAỲLYQ, TAZA ÁLEM, ÚMIT.
LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
LATIN = re.compile(rf"[{LETTER}][{LETTER}'’.-]*[{LETTER}]")
#: Names that no alphabet of ours replaces.
NAMES = frozenset(
    {
        "Birgemiz",
        "API",
        "WCAG",
        "JavaScript",
        "AA",
        "axe",
        "Instagram",
        "Facebook",
        "YouTube",
        "Telegram",
        "WhatsApp",
        "GeoNames",
        "geokz",
        "CC",
        "BY",
        "VI",
        "V",
        "OpenAPI",
        "JSON",
        "GeoJSON",
        "PDF",
        "QR",
        "EPUB",
        "ZIP",
        "IT",
        "Ctrl",  # what stands on the key
        "II",
        "III",
        # The directions as the national project writes them, and what others call themselves.
        "BIRGEMIZ",
        "SABAQTASTYQ",
        "BILIM",
        "QAMQOR",
        "ASYL",
        "MURA",
        "TAZA",
        "ÁLEM",
        "SAỲLYQ",
        "ÚMIT",
        "UNV",
        "FutureTeam",
        "ProCharity",
        "Miloserdie.ru",
        "Qazvolunteer.kz",
        "URL",
        "Escape",  # what is printed on the key
    }
)


def answer_of(address):
    """Return the page's HTML, whatever its status."""
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.read().decode()
    except HTTPError as refused:
        return refused.read().decode()


def catalogue(language):
    """Return message id to message of our own catalogue."""
    path = ROOT / "portal" / "locale" / language / "LC_MESSAGES" / "django.po"
    return {
        entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr and not entry.obsolete
    }


def names_of_organizations():
    """Return every Latin word of the directory's own names and addresses."""
    folder = ROOT / "organizations" / "data"
    text = " ".join(path.read_text() for path in folder.glob("*organizations*.csv"))
    with (folder / "cities.csv").open() as file:
        text += " ".join(row["former_names"] for row in csv.DictReader(file))
    return set(LATIN.findall(text))


def foreign_messages(language):
    """Return what must not be read on a page of that language: the others' messages that differ."""
    own = catalogue(language) if language != "en" else {}
    said = set(own.values())
    others = {"kk": ("ru",), "ru": ("kk",), "en": ("kk", "ru")}[language]
    foreign = {text for other in others for text in catalogue(other).values()}
    english = set(catalogue("kk")) if language != "en" else set()
    return {text for text in foreign | english if len(text) > 3} - said - (set(catalogue("kk")) - english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_page_says_nothing_in_another_language(portal, kind, language):
    texts, said = texts_of(answer_of(f"{portal}/{language}/{kind.path}"))
    assert said == language
    assert len(texts) > 5
    assert set(texts) & foreign_messages(language) == set()


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.name != "components"], ids=by_name)
def test_kazakh_page_has_no_latin_word_but_names(portal, kind):
    texts, _ = texts_of(answer_of(f"{portal}/kk/{kind.path}"))
    addresses = re.compile(r"\S*(@|://|www\.|\.example|@)\S*")
    words = {word for text in texts for word in LATIN.findall(addresses.sub("", text))}
    typed = set(LATIN.findall(kind.path))  # a reader's own words come back to them as they are
    assert words - NAMES - names_of_organizations() - typed == set()
