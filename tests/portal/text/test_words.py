"""Words for an index: chains are found by their parts and as one."""

from __future__ import annotations

import pytest
from hypothesis import given

from portal.text import fold, fold_words
from tests.portal.text.texts import any_text, thorough


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Талды-Курган", ["taldi", "kurgan", "taldikurgan"]),
        ("Талды‑Курган", ["taldi", "kurgan", "taldikurgan"]),
        ("Lider.kz", ["lider", "kz", "liderkz"]),
        ("«Д.А.Р.» клубы", ["d", "a", "r", "dar", "klubi"]),
        ("@komek_charity", ["komek", "chariti", "komekchariti"]),
        ("балалар – жасөспірімдер", ["balalar", "jasospirimder"]),
        ("Ақ-Көл", ["ak", "kol", "akol"]),
        ("747-451-71-00", ["747", "451", "71", "00", "7474517100"]),
        ("Жас Алаш", ["jas", "alash"]),
        ("- . -", []),
    ],
)
def test_words(text, words):
    assert fold_words(text) == words


def test_the_joined_form_is_that_of_the_name_written_together():
    assert fold_words("Ақ-Көл")[-1] == fold("Аққөл")
    assert fold_words("Алма-Ата")[-1] == fold("Алмаата")


@given(any_text)
@thorough
def test_words_are_the_folded_text_and_more(text):
    words = fold_words(text)
    remaining = iter(words)
    assert all(word in remaining for word in fold(text).split())
    assert all(fold(word) == word for word in words)
    assert sum(map(len, words)) <= 2 * len(fold(text).replace(" ", "")) + len(text)
