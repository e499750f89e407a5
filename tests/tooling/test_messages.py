from __future__ import annotations

import importlib.util

import pytest

from tests.architecture.tree import ROOT

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture(scope="module")
def script():
    """The check of the catalogues, as a module."""
    spec = importlib.util.spec_from_file_location("check_messages", ROOT / ".ci" / "check_messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def compare(script, tmp_path):
    """Compare a fresh with a kept catalogue, both given as text."""

    def run(fresh, kept):
        (tmp_path / "fresh.po").write_text(HEAD + fresh)
        (tmp_path / "kept.po").write_text(HEAD + kept)
        return script.complaints(tmp_path / "fresh.po", tmp_path / "kept.po", "kk")

    return run


def test_a_complete_catalogue_passes(compare):
    assert compare('msgid "Map"\nmsgstr ""\n', 'msgid "Map"\nmsgstr "Карта"\n') == []


def test_a_message_that_is_not_in_the_catalogue_is_found(compare):
    assert compare('msgid "Map"\nmsgstr ""\n', "") == ["kk: not in the catalogue: 'Map'"]


def test_a_message_that_no_source_has_is_found(compare):
    assert compare("", 'msgid "Map"\nmsgstr "Карта"\n') == ["kk: in no source any more: 'Map'"]


def test_the_same_words_in_another_context_are_another_message(compare):
    fresh = 'msgctxt "verb"\nmsgid "Call"\nmsgstr ""\n'
    kept = 'msgctxt "noun"\nmsgid "Call"\nmsgstr "Шақыру"\n'
    assert compare(fresh, kept) == ["kk: not in the catalogue: 'Call'", "kk: in no source any more: 'Call'"]


@pytest.mark.parametrize(
    "unfinished",
    [
        'msgid "Map"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Map"\nmsgstr "Карта"\n',
        'msgid "Map"\nmsgid_plural "Maps"\nmsgstr[0] "карта"\nmsgstr[1] ""\n',
    ],
)
def test_a_message_without_a_finished_translation_is_found(compare, unfinished):
    assert compare(unfinished, unfinished) == ["kk: not translated: 'Map'"]


def test_a_lost_catalogue_is_found(script, tmp_path):
    assert script.complaints(tmp_path / "a.po", tmp_path / "b.po", "ru") == ["ru: there is no catalogue"]
