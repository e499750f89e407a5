"""Rounds of making documents: a slow machine comes to the end, two at once leave each other in peace."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from guides.models import GuideDocument
from guides.services.documents import kit, shelf
from guides.services.documents.loading import load_documents
from guides.services.documents.making import AT_ONCE, Pace, Round, go_round
from portal.base import generation
from tests.factories import documents

pytestmark = pytest.mark.django_db

START = timezone.now()
#: So short that it is over when one file is made.
ONE_FILE = Pace(timedelta(0), timedelta(0), seconds=1e-9)
NO_TIME = Pace(timedelta(0), timedelta(0), seconds=0)
NUMBER = 9


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Give each test a shelf of its own."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def guide(site_tree):
    """A guide in Kazakh of which no document is made yet."""
    return documents.full_guide(site_tree)


def ready():
    return set(GuideDocument.objects.exclude(name="").values_list("name", flat=True))


def test_a_slow_machine_makes_one_file_after_the_other_and_comes_to_the_end(guide):
    gone = [Round(START, ONE_FILE) for _go in range(NUMBER)]
    more = [go_round(this) for this in gone]

    assert [len(this.made) for this in gone] == [1] * NUMBER
    assert more == [True] * (NUMBER - 1) + [False]
    assert shelf.names() == ready()
    assert GuideDocument.objects.filter(kind="kit").exclude(name="").count() == 1


def test_time_that_is_over_ends_the_making_and_not_the_looking(guide):
    go_round(Round(START, AT_ONCE))
    page = guide.chapters["kk"][0]
    page.intro = "Жаңа кіріспе"
    page.save_revision().publish()
    guide.chapters["kk"][1].unpublish()
    generation.bump()
    with shelf.putting("nobodys.pdf", b""):
        pass

    this = Round(START + timedelta(minutes=1), NO_TIME)

    assert go_round(this) is True
    assert (this.made, this.removed) == ([], 1)
    assert shelf.names() == ready()
    assert len(ready()) == NUMBER - 1


def test_of_two_rounds_at_once_the_second_takes_what_the_first_has_made(guide):
    first, second = Round(START, AT_ONCE), Round(START, AT_ONCE)
    go_round(first)
    files = {name: shelf.path_of(name).stat().st_mtime_ns for name in shelf.names()}

    go_round(second)

    assert (len(first.made), first.failed) == (NUMBER, [])
    assert (second.made, second.failed) == ([], [])
    assert {name: shelf.path_of(name).stat().st_mtime_ns for name in shelf.names()} == files


def test_a_round_sweeps_neither_what_another_has_made_meanwhile_nor_what_it_is_writing(guide):
    early = Round(START, AT_ONCE)
    go_round(Round(START, AT_ONCE))
    half = shelf.path_of(".half.pdf")
    half.write_bytes(b"%PDF-")

    early.sweep()

    assert shelf.names() == ready()
    assert len(ready()) == NUMBER
    assert half.exists()


def test_a_file_appears_when_its_row_names_it_and_not_if_that_fails(guide):
    with shelf.putting("a.pdf", b"a"):
        assert shelf.names() == set()
    with pytest.raises(ValueError, match="no row"), shelf.putting("b.pdf", b"b"):
        raise ValueError("no row")

    assert [path.name for path in shelf.folder().iterdir()] == ["a.pdf"]


def test_a_kit_that_cannot_be_noted_does_not_end_the_round(guide, monkeypatch, caplog):
    def broken(parts):
        raise ValueError("no mark")

    monkeypatch.setattr(kit, "digest_of", broken)
    with caplog.at_level(logging.ERROR):
        this = Round(START, AT_ONCE)
        go_round(this)

    assert this.failed == [("kit", "sabaqtastyq", "", "kk")]
    assert len(this.made) == NUMBER - 1


def test_loading_again_counts_what_is_unchanged_and_what_is_new(guide, load_report, settings):
    settings.DOCUMENTS_WITH_CONTENT = True
    load_documents(load_report)
    page = guide.chapters["kk"][0]
    page.intro = "Жаңа кіріспе"
    page.save_revision().publish()
    generation.bump()

    load_report.stage("again")
    load_documents(load_report)
    load_report.end()

    assert load_report.stream.getvalue().endswith("again: 0 added, 4 changed, 5 unchanged, 0 kept")
