from __future__ import annotations

import pytest
from django.core.management import call_command

from portal.management import staticfiles
from portal.management.commands.prepare import Command


@pytest.fixture
def sources(settings, tmp_path):
    """One static file, collected into an empty folder."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    return folder


def collect():
    Command()._collect()


def test_static_files_are_collected_the_first_time(sources, settings):
    assert not staticfiles.is_collected()
    collect()
    assert (settings.STATIC_ROOT / "a.txt").read_text() == "one"
    assert staticfiles.is_collected()


def test_static_files_are_collected_again_only_when_a_source_changed(sources, settings):
    collect()
    (settings.STATIC_ROOT / "a.txt").write_text("mark")
    collect()
    assert (settings.STATIC_ROOT / "a.txt").read_text() == "mark"
    (sources / "b.txt").write_text("two")
    assert not staticfiles.is_collected()
    collect()
    assert (settings.STATIC_ROOT / "b.txt").read_text() == "two"


def test_lost_static_files_are_collected_again(sources, settings):
    collect()
    (settings.STATIC_ROOT / "a.txt").unlink()
    assert not staticfiles.is_collected()


def test_change_of_storage_collects_again(sources, settings):
    collect()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    assert not staticfiles.is_collected()


@pytest.mark.django_db
def test_outside_the_demo_no_demo_data_is_made(sources, settings, capsys):
    settings.DEMO = False
    call_command("prepare")
    said = capsys.readouterr().out
    assert [line.split(":")[0] for line in said.splitlines() if ": done" in line] == [
        "Messages",
        "Database",
        "Content",
        "Static files",
    ]
