"""The worker makes what is due, the newest version only, and takes away what nobody should have."""

from __future__ import annotations

import logging
import os
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from guides.enums import DocumentKind
from guides.models import GuideDocument
from guides.services.documents import shelf, typesetting, wanted
from guides.services.documents.loading import load_documents
from guides.services.documents.making import make_documents
from portal.base import generation, jobs
from tests.factories import documents
from tests.factories import guides as make

pytestmark = pytest.mark.django_db

START = timezone.now()
KK = ("guide/sabaqtastyq", "epub/sabaqtastyq", "poster/sabaqtastyq", "kit/sabaqtastyq")
CHAPTERS = (
    "chapter/sabaqtastyq/may", "chapter/sabaqtastyq/begin", "chapter/volunteering", "chapter/myths"
)  # fmt: skip
ALL = {*KK, *CHAPTERS, "form/questionnaire"}


def after(**given):
    return START + timedelta(**given)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Give each test a shelf of its own."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def made(site_tree):
    """A guide in Kazakh with a block of every kind."""
    return documents.full_guide(site_tree)


@pytest.fixture
def everything(made):
    """All documents of that guide, made in two rounds: seen, and a minute later made."""
    make_documents(START)
    make_documents(after(minutes=1))
    return made


def ready():
    rows = GuideDocument.objects.exclude(name="")
    return {"/".join(filter(None, (row.kind, row.guide, row.key))): row for row in rows}


def change(page, words):
    page.intro = words
    page.save_revision().publish()
    generation.bump()


def test_the_worker_knows_the_job():
    job = next(job for job in jobs.registered() if job.name == "guides.documents")
    assert (job.run, job.every) == (make_documents, timedelta(minutes=1))


def test_everything_is_made_a_minute_after_it_was_first_seen(made):
    assert make_documents(START) is False
    assert ready() == {}
    assert make_documents(after(seconds=59)) is False
    assert ready() == {}

    make_documents(after(minutes=1))

    rows = ready()
    assert rows.keys() == ALL
    assert {name for name, row in rows.items() if shelf.path_of(row.name).stat().st_size != row.size} == set()
    assert shelf.path_of(rows["guide/sabaqtastyq"].name).read_bytes().startswith(b"%PDF-")
    assert {name for name, row in rows.items() if row.digest[:12] not in row.name} == set()
    assert sorted(os.listdir(shelf.folder())) == sorted(row.name for row in rows.values())


def test_a_second_round_makes_nothing_and_asks_nothing(everything, django_assert_num_queries):
    before = {name: row.made_at for name, row in ready().items()}
    make_documents(after(minutes=3))

    with django_assert_num_queries(0):
        make_documents(after(minutes=4))

    assert {name: row.made_at for name, row in ready().items()} == before


def test_after_changes_only_what_they_concern_is_made_and_only_from_the_last_one(everything):
    before = {name: row.digest for name, row in ready().items()}
    old = ready()["chapter/sabaqtastyq/may"].name
    page = everything.chapters["kk"][0]

    change(page, "Бірінші түзету")
    make_documents(after(minutes=10))
    change(page, "Екінші түзету")
    make_documents(after(minutes=10, seconds=50))
    make_documents(after(minutes=11, seconds=10))
    assert {name: row.digest for name, row in ready().items()} == before
    make_documents(after(minutes=11, seconds=50))

    changed = {name for name, row in ready().items() if row.digest != before[name]}
    assert changed == {
        "chapter/sabaqtastyq/may", "guide/sabaqtastyq", "epub/sabaqtastyq", "kit/sabaqtastyq"
    }  # fmt: skip
    assert not shelf.holds(old)
    with zipfile.ZipFile(shelf.path_of(ready()["epub/sabaqtastyq"].name)) as book:
        text = book.read("text/may.xhtml").decode()
    assert "Екінші түзету" in text
    assert "Бірінші түзету" not in text


def test_a_change_that_was_taken_back_makes_nothing(everything):
    before = {name: row.made_at for name, row in ready().items()}
    page = everything.chapters["kk"][0]
    intro = page.intro

    change(page, "Қате")
    make_documents(after(minutes=10))
    change(page, intro)
    make_documents(after(minutes=10, seconds=30))
    make_documents(after(minutes=12))

    assert {name: row.made_at for name, row in ready().items()} == before


def test_after_a_pause_of_the_worker_one_round_catches_up(everything):
    change(everything.shared["kk"][0], "Жаңа")
    make_documents(after(days=9))
    make_documents(after(days=9, minutes=1))

    made = {name for name, row in ready().items() if row.made_at == after(days=9, minutes=1)}
    assert made == {"chapter/volunteering", "guide/sabaqtastyq", "epub/sabaqtastyq", "kit/sabaqtastyq"}


def test_a_file_that_was_lost_comes_back(everything):
    row = ready()["form/questionnaire"]
    shelf.path_of(row.name).unlink()

    make_documents(after(days=2))

    assert shelf.holds(row.name)


@pytest.mark.parametrize("how", ["unpublished", "restricted", "deleted"])
def test_what_is_no_longer_public_goes_with_its_files(everything, how):
    names = [row.name for name, row in ready().items() if name.endswith("sabaqtastyq/may")]
    page = everything.chapters["kk"][0]
    if how == "unpublished":
        page.unpublish()
    elif how == "deleted":
        page.delete()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    generation.bump()

    make_documents(after(minutes=10))
    make_documents(after(minutes=11))

    assert ready().keys() == ALL - {"chapter/sabaqtastyq/may"}
    assert [name for name in names if shelf.holds(name)] == []


def test_a_document_that_fails_is_said_tried_again_and_stops_no_other(made, monkeypatch, caplog):
    whole = typesetting.typeset

    def broken(manuscript):
        if manuscript.template == "guide.typ":
            raise ValueError("no ink")
        return whole(manuscript)

    monkeypatch.setattr(wanted, "typeset", broken)
    make_documents(START)
    with caplog.at_level(logging.ERROR):
        make_documents(after(minutes=1))

    assert ready().keys() == ALL - {"guide/sabaqtastyq", "kit/sabaqtastyq"}
    assert [record.getMessage() for record in caplog.records] == [
        "The document guide/sabaqtastyq/kk could not be made."
    ]

    monkeypatch.setattr(wanted, "typeset", whole)
    make_documents(after(minutes=2))
    assert "guide/sabaqtastyq" not in ready()
    make_documents(after(minutes=17))
    assert ready().keys() == ALL


def test_the_kit_holds_the_guide_its_forms_and_the_poster(everything):
    with zipfile.ZipFile(shelf.path_of(ready()["kit/sabaqtastyq"].name)) as kit:
        assert kit.testzip() is None
        assert kit.namelist() == [
            "sabaqtastyq-kk.pdf",
            "sabaqtastyq-poster-kk.pdf",
            "forms/questionnaire-kk.pdf",
        ]


def test_a_guide_without_a_direction_has_neither_poster_nor_kit(site_tree):
    make.guide_tree(site_tree, ["kk"], code="SCHOOL-VIOLENCE", sector="")

    make_documents(START)
    make_documents(after(minutes=1))

    kinds = set(GuideDocument.objects.values_list("kind", flat=True))
    assert kinds == {DocumentKind.GUIDE, DocumentKind.CHAPTER, DocumentKind.EPUB}


def test_a_shared_chapter_is_made_once_for_all_guides(everything, site_tree):
    make.guide(site_tree, everything.index["kk"], code="BILIM", sector="bilim")

    make_documents(after(minutes=10))
    make_documents(after(minutes=11))

    assert {"guide/bilim", "kit/bilim"} <= ready().keys()
    assert GuideDocument.objects.filter(kind=DocumentKind.CHAPTER, key="myths").count() == 1


def test_loading_makes_all_at_once_and_says_how_far_it_is(made, load_report, settings):
    settings.DOCUMENTS_WITH_CONTENT = True
    load_report.stage("documents")
    load_documents(load_report)
    load_report.end()

    assert ready().keys() == ALL
    assert load_report.total == {"added": len(ALL)}
    assert load_report.stream.getvalue().startswith("  2 of 8  4 of 8  6 of 8  8 of 8documents")


def test_loading_makes_nothing_where_the_settings_say_so(made, load_report):
    load_documents(load_report)

    assert GuideDocument.objects.count() == 0
