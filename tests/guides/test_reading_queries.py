"""Every page of the guides asks the same number of questions whatever there is, and writes nothing."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guides.enums import Part
from guides.models import GuideChapterPage
from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

GUIDE = "/kk/guides/sabaqtastyq/"
#: Address and the most questions when only what stands around every page is remembered.
COLD = [
    ("/kk/guides/", 7),
    (GUIDE, 5),
    (f"{GUIDE}?q=may", 8),
    (f"{GUIDE}may/", 6),
    (f"{GUIDE}myths/", 6),
    (f"{GUIDE}words/", 8),
    (f"{GUIDE}may/print/", 5),
    (f"{GUIDE}print/", 8),
    ("/kk/forms/", 3),
    ("/kk/forms/agreement/", 2),
    ("/kk/glossary/", 3),
]


@contextmanager
def read_only():
    """Refuse every write of this block."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")


def questions(client, url):
    generation.forget()
    client.get("/kk/components/")
    with read_only(), CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def add_chapters(tree, found, count):
    for language in ("kk", "ru", "en"):
        for number in range(count):
            made.chapter(found.guide[language], f"more-{number}", f"More {number}", part=Part.APPENDIX)
            made.shared_chapter(tree, language, f"all-{number}", f"All {number}", position=9)
            made.term(tree, f"term-{number}", f"Term {number}", "A word.", language)
            made.form(tree, f"form-{number}", f"Form {number}", language)


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture
def found(tree):
    for language in ("kk", "ru", "en"):
        made.form(tree, "agreement", "Agreement", language)
        made.term(tree, "asar", "Asar", "Help.", language)
    guides = made.guide_tree(tree)
    text = '<p><a linktype="reference" ref="term:asar">Asar</a></p>'
    body = made.stream(GuideChapterPage, [("text", text), ("text", text)])
    made.chapter(guides.guide["kk"], "words", "Words", part=Part.BEGIN, body=body)
    return guides


@pytest.mark.parametrize(("url", "most"), COLD)
def test_the_number_of_queries_does_not_grow_with_the_chapters(client, tree, found, url, most):
    few = questions(client, url)
    add_chapters(tree, found, 1)
    assert questions(client, url) == few
    made.guide(tree, found.index["kk"], code="BILIM", sector="bilim")
    for number in range(2, 12):
        made.chapter(found.guide["kk"], f"x-{number}", f"X {number}", part=Part.DEVELOP)
        made.shared_chapter(tree, "kk", f"y-{number}", f"Y {number}", position=9)
    assert questions(client, url) == few
    assert few <= most


@pytest.mark.parametrize("url", [url for url, _most in COLD])
def test_a_second_reader_costs_nothing(client, found, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 0
