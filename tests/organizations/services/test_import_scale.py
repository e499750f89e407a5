"""Large files: the same queries for each batch, ten thousand rows in seconds, and kills in the middle."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Organization, OrganizationContact
from organizations.services import importing
from organizations.services.importing import import_directory
from tests.factories.directory_files import csv_file, row
from tests.factories.organizations import CityFactory

ROOT = Path(__file__).resolve().parents[3]


def rows(count, **cells):
    return [row(number, **cells) for number in range(1001, 1001 + count)]


def queries_of(content):
    with CaptureQueriesContext(connection) as queries:
        assert import_directory(content, "list.csv").ok
    return len(queries)


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.parametrize("change", [{}, {"name_en": "Changed"}, {"phones": "+77019999999"}])
def test_each_batch_costs_the_same_number_of_queries(monkeypatch, change):
    CityFactory(id="taraz")
    monkeypatch.setattr(importing, "BATCH", 10)
    first = [queries_of(csv_file(*rows(count))) for count in (10, 20, 30)]  # ten new rows each time
    again = [queries_of(csv_file(*rows(count, **change))) for count in (10, 20, 30)]  # ten rows to change
    assert first[2] - first[1] == first[1] - first[0] < 12
    assert again[2] - again[1] == again[1] - again[0] < 16


@pytest.mark.db
@pytest.mark.django_db
def test_ten_thousand_rows_take_seconds():
    CityFactory(id="taraz")
    content = csv_file(*rows(10_000))
    start = time.process_time()  # other work of the machine does not count
    report = import_directory(content, "list.csv")
    first = time.process_time() - start
    start = time.process_time()
    again = import_directory(content, "list.csv")
    second = time.process_time() - start
    assert (len(report.added), again.unchanged) == (10_000, 10_000)
    assert (Organization.objects.count(), OrganizationContact.objects.count()) == (10_000, 40_000)
    assert first < 20
    assert second < 10


@pytest.mark.prove
def test_a_killed_import_leaves_all_or_nothing(tmp_path):
    """Kill the command at twenty random moments; the file holds what it held before, or everything."""
    database = tmp_path / "portal.sqlite3"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]

    def run(*arguments):
        subprocess.run([*manage, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)

    def count():
        with sqlite3.connect(database) as reader:
            return reader.execute("SELECT count(*) FROM organizations_organization").fetchone()[0]

    run("createcachetable", "--database", "cache")
    run("migrate")
    run("load_content")
    before = count()
    listing = tmp_path / "list.csv"
    listing.write_bytes(csv_file(*rows(3000)))
    start = time.monotonic()
    run("import_organizations", str(listing), "--dry-run")
    whole = time.monotonic() - start
    moments = random.Random(20)
    for _kill in range(20):
        process = subprocess.Popen([*manage, "import_organizations", str(listing)], env=environment)
        time.sleep(moments.uniform(whole * 0.3, whole * 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert count() in (before, before + 3000)
    run("import_organizations", str(listing))
    assert count() == before + 3000
