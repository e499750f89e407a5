"""Fixtures that several rooms' tests ask for by name."""

from __future__ import annotations

import io

import pytest

import guides.content
import organizations.content
from portal.base.reports import LoadReport
from tests.factories.pages import site_tree as make_site_tree


@pytest.fixture
def site_tree(db):
    """A site with a front page and a directory page in each language."""
    return make_site_tree()


@pytest.fixture
def load_report():
    """A report of loaders; what it wrote is in `load_report.stream.getvalue()`."""
    return LoadReport(io.StringIO())


@pytest.fixture
def places(db):
    """All regions, towns, settlements and directions of our data files."""
    report = LoadReport(io.StringIO())
    guides.content.load_facts(report)
    organizations.content.load_places(report)
