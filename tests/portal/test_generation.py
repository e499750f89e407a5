"""Copies of public content live until it changes, and not a moment longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from guides.models import Sector
from portal.base import generation


@pytest.fixture
def counted():
    calls = []

    @generation.per_generation
    def answer(word):
        calls.append(word)
        return word.upper()

    return answer, calls


def test_result_is_kept_within_a_generation(counted):
    answer, calls = counted
    assert [answer("a"), answer("a"), answer("b")] == ["A", "A", "B"]
    assert calls == ["a", "b"]


def test_result_is_made_anew_after_a_change(counted):
    answer, calls = counted
    answer("a")
    generation.bump()
    answer("a")
    assert calls == ["a", "a"]


@pytest.mark.django_db(transaction=True)
def test_saving_public_rows_begins_a_generation_when_committed():
    before = generation.stamp()
    with transaction.atomic():
        Sector.objects.create(id="x", code="X", name_kk="x", name_ru="x", name_en="x")
        assert generation.stamp() == before
    assert generation.stamp() != before


@pytest.mark.django_db(transaction=True)
def test_saving_private_rows_changes_nothing(django_user_model):
    before = generation.stamp()
    django_user_model.objects.create_user("a@example.org")
    assert generation.stamp() == before


def another_worker_changes_something(settings):
    """Begin a generation as another process would: this thread is not told."""
    Path(settings.GENERATION_FILE).unlink(missing_ok=True)
    Path(settings.GENERATION_FILE).write_text("new")


def test_request_sees_one_generation_from_end_to_end(counted, settings):
    answer, calls = counted
    generation.look()
    answer("a")
    another_worker_changes_something(settings)
    answer("a")
    assert calls == ["a"]
    generation.look()
    answer("a")
    assert calls == ["a", "a"], "the next request sees the change"


def test_own_change_is_seen_within_the_request(counted):
    answer, calls = counted
    generation.look()
    answer("a")
    generation.bump()
    answer("a")
    assert calls == ["a", "a"]
