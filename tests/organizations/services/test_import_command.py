from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from organizations.management.commands import import_organizations
from organizations.models import Organization, OrganizationPage
from tests.factories.directory_files import csv_file, row, xlsx_file
from tests.factories.organizations import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path, db):
    """Write a file, run the command on it, and return its exit code and what it said."""
    CityFactory(id="taraz")

    def run(content, *arguments, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        said, code = io.StringIO(), 0
        try:
            call_command(
                "import_organizations", str(path), "--language", "en", *arguments, stdout=said, stderr=said
            )
        except SystemExit as end:
            code = end.code
        return code, said.getvalue().splitlines()

    return run


@pytest.mark.parametrize(
    ("make", "name"), [(csv_file, "list.csv"), (xlsx_file, "list.xlsx"), (xlsx_file, "no-suffix")]
)
def test_a_file_is_imported_and_reported(run, make, name):
    assert run(make(row(501), row(502)), name=name) == (
        0,
        [
            f"{name}: 2 organisations",
            "added 2, changed 0, unchanged 0, kept 0, refused 0",
            "Everything was written.",
        ],
    )
    assert Organization.objects.count() == 2


def test_a_trial_writes_nothing(run):
    code, said = run(csv_file(row(501)), "--dry-run")
    assert (code, said[-1]) == (0, "This was a trial. Nothing was written.")
    assert Organization.objects.count() == 0


def test_a_refused_file_ends_with_code_1(run):
    code, said = run(csv_file(row(501), row(502, phones="12")))
    assert code == 1
    assert said == [
        "list.csv: 2 organisations",
        "added 0, changed 0, unchanged 0, kept 0, refused 1",
        "Row 3, column phones: “12” is not a phone number."
        " Write it like 8 701 123 45 67 or +7 701 123 45 67.",
        "The file was refused. Nothing was written.",
    ]
    assert Organization.objects.count() == 0


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command("import_organizations", str(tmp_path / "nowhere.csv"))


def test_pages_of_new_organisations_are_made(run, site_tree):
    run(csv_file(row(501)))
    assert OrganizationPage.objects.filter(live=True).count() == 3


def test_pages_of_very_many_are_left_to_the_loader(run, site_tree, monkeypatch):
    monkeypatch.setattr(import_organizations, "MAX_NEW_PAGES", 1)
    _code, said = run(csv_file(row(501), row(502)))
    assert said[-1] == "The pages of the new organisations are made by manage.py load_content."
    assert OrganizationPage.objects.count() == 0
