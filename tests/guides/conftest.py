from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import transaction

import guides.content
from portal.base import generation
from portal.base.reports import LoadReport
from tests.factories.guide_files import write_guide_files
from tests.factories.organizations import OrganizationFactory
from tests.factories.pages import SiteTree, site_tree


class Loaded(NamedTuple):
    """What the first load of the small folder did."""

    tree: SiteTree
    counts: dict[str, int]


def run():
    """Load the guides; return the counts and what was written."""
    report = LoadReport(io.StringIO())
    report.stage("guides")
    guides.content.load_facts(report)
    guides.content.load_pages(report)
    guides.content.load_links(report)
    report.end()
    return report.total, report.stream.getvalue()


@pytest.fixture(scope="module")
def first_load(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small folder of guide files, loaded once for a module; each test undoes what it does to it."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(guides.content, "FOLDER", write_guide_files(tmp_path_factory.mktemp("guides")))
        tree = site_tree()
        OrganizationFactory()  # without one there is no directory to lead to
        generation.forget()
        yield Loaded(tree, run()[0])
        transaction.set_rollback(True)
    generation.forget()  # what was seen in there is not there any more


@pytest.fixture
def loaded(first_load, db):
    """The guides as the first load left them."""
    return first_load


@pytest.fixture
def files(tmp_path, monkeypatch) -> Path:
    """The same files, to be changed, in the place of the portal's."""
    monkeypatch.setattr(guides.content, "FOLDER", write_guide_files(tmp_path))
    return tmp_path


@pytest.fixture
def load(files):
    """Load the guides again from the files."""
    return run
