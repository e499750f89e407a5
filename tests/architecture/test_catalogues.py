from __future__ import annotations

import re

import polib
import pytest

from tests.architecture.tree import ROOT, name

CATALOGUES = sorted(
    path
    for folder in ("locale", "upstream")
    for path in (ROOT / "portal" / folder).glob("*/LC_MESSAGES/*.po")
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
#: A case ending written onto data would be wrong for every other name: «{city}да», «%(city)s-ға».
GLUED = re.compile(rf"(?:{PLACEHOLDER.pattern})(?:</\w+>)?[»\"”]?[-‑–]?[^\W\d_]")
#: A number and a word of its own, joined by the hyphen that Kazakh puts there: "5-кілт", the fifth key.
WHOLE_WORDS = {"{number}-кілт"}


def texts(entry):
    return [text for text in [entry.msgstr, *entry.msgstr_plural.values()] if text]


def entries(path):
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


@pytest.mark.parametrize("path", [path for path in CATALOGUES if "/kk/" in name(path)], ids=name)
def test_kazakh_messages_glue_no_ending_to_data(path):
    glued = {text for entry in entries(path) for text in texts(entry) if GLUED.search(text)}
    assert glued - WHOLE_WORDS == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_messages_keep_the_placeholders_of_their_source(path):
    changed = [
        text
        for entry in entries(path)
        for text in texts(entry)
        if set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        or (not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgid)) - set(PLACEHOLDER.findall(text)))
    ]
    assert changed == []


@pytest.mark.parametrize(
    "text", ["{city}да", "%(city)s-ға", "<b>%(city)s</b>ның", "«%(name)s»тің", "%d-ші", "{count}волонтер"]
)
def test_a_glued_ending_is_found(text):
    assert GLUED.search(text)


@pytest.mark.parametrize(
    "text", ["{city} қаласында", "Қала: %(city)s.", "%(count)d/%(all)d", "{name}, сәлем"]
)
def test_a_placeholder_that_stands_alone_is_fine(text):
    assert not GLUED.search(text)
