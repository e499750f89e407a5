"""A backup brings back all there was, refuses to do harm, and brings back nobody who was removed."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
import wagtail
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from organizations.models import Organization, RemovedFact
from organizations.services.removals import request_removal
from portal.base import generation
from portal.management.backups import databases
from portal.outbox import presence
from portal.outbox.models import JobRun, OutgoingMail
from tests.factories.organizations import OrganizationFactory
from tests.portal.backing_up import (
    PICTURE,
    back_up,
    folders,  # noqa: F401 -- a fixture
    manifest_of,
    media,
    refused,
    restore,
    rows,
    write_picture,
)

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.db
def test_everything_comes_back(settings, capsys):
    OrganizationFactory(contacts={"phones": ["+77011234567"]})
    OrganizationFactory()
    before = rows()
    archive = back_up(settings)
    Organization.objects.get(number=2).delete()
    Organization.objects.update(name_kk="Басқа")
    OrganizationFactory(number=9)
    write_picture(settings, b"two")
    write_picture(settings, b"new", "images/new.png")
    stamp = generation.stamp()

    restore(archive, "--replace")

    assert rows() == before
    assert media(settings) == {PICTURE: b"one"}
    assert generation.stamp() != stamp
    assert "Restored the portal of" in capsys.readouterr().out
    OrganizationFactory(number=3)
    assert not list(settings.VAR_DIR.glob(".restore-*"))
    assert not list((settings.VAR_DIR / "backups").glob(".*"))


@pytest.mark.db
def test_an_archive_is_private_and_says_what_is_in_it(settings):
    OrganizationFactory()
    write_picture(settings, b"half", "images/.half")
    (settings.MEDIA_ROOT / "link").symlink_to("/etc/hostname")
    archive = back_up(settings)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    told = manifest_of(archive)
    assert told["engine"] == connection.vendor
    assert told["versions"]["wagtail"] == wagtail.__version__
    assert "outbox.0001_initial" in told["migrations"]
    assert told["counts"]["organizations_organization"] == 1
    assert set(told["files"]) == {databases.file_name(), f"media/{PICTURE}"}
    assert told["files"][f"media/{PICTURE}"]["size"] == 3


@pytest.mark.db
def test_what_was_removed_since_stays_removed(settings):
    OrganizationFactory(
        number=1, contacts={"phones": ["+77011234567", "+77017654321"]}, contact_person="Әсел Ә."
    )
    request_removal(1, "phones", "+77017654321")
    archive = back_up(settings)
    request_removal(1, "phones", "+77011234567")
    request_removal(1, "contact_person", "")
    asked = set(RemovedFact.objects.values_list("field", "digest", "removed_at"))

    restore(archive, "--replace")

    assert rows()[1] == []
    assert Organization.objects.get().contact_person == ""
    assert set(RemovedFact.objects.values_list("field", "digest", "removed_at")) == asked


@pytest.mark.db
def test_sessions_end_and_old_mail_is_not_sent_again(settings):
    SessionStore().create()
    OutgoingMail.objects.create(message_id="<a@test>", recipient="a@x.kz", text="t")
    archive = back_up(settings)
    restore(archive, "--replace")
    assert not Session.objects.exists()
    assert OutgoingMail.objects.get().state == OutgoingMail.State.PARKED


@pytest.mark.db
def test_a_portal_that_is_not_empty_is_replaced_only_when_told(settings):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    OrganizationFactory(number=2)
    write_picture(settings, b"two")
    with pytest.raises(CommandError, match="not empty"):
        restore(archive)
    assert len(rows()[0]) == 2
    assert media(settings) == {PICTURE: b"two"}


def test_an_empty_portal_is_filled_without_being_told(settings, tmp_path):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    connection.close()
    new = tmp_path / "new"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": str(new)}
    environment.pop("DATABASE_URL", None)
    ended = subprocess.run(
        [sys.executable, "manage.py", "restore", str(archive)],
        cwd=ROOT,
        env=environment,
        check=True,
        text=True,
    )
    assert ended.returncode == 0
    assert stat.S_IMODE((new / "portal.sqlite3").stat().st_mode) == 0o600
    with closing(sqlite3.connect(new / "portal.sqlite3")) as restored:
        assert restored.execute("SELECT number FROM organizations_organization").fetchall() == [(1,)]
    assert (new / "media" / PICTURE).read_bytes() == b"one"


@pytest.mark.db
def test_a_running_portal_is_not_replaced(settings):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    with presence.present():
        refused(archive, settings, "is running")


def test_a_database_that_another_process_has_open_is_not_replaced(settings):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    with closing(sqlite3.connect(databases.place())) as other:
        other.execute("SELECT count(*) FROM organizations_organization").fetchone()
        refused(archive, settings, "is running")
    restore(archive, "--replace")


@pytest.mark.db
def test_files_come_back_when_the_database_cannot_be_replaced(settings, monkeypatch):
    OrganizationFactory(number=1)
    archive = back_up(settings)

    def full(*args):
        raise OSError("No space left on device")

    name = "_to_disk" if connection.vendor == "sqlite" else "_make_ready"
    monkeypatch.setattr(f"portal.management.backups.restoring.{name}", full)
    write_picture(settings, b"now")
    with pytest.raises(OSError, match="No space"):
        restore(archive, "--replace")
    assert media(settings) == {PICTURE: b"now"}
    assert [number for number, _name in rows()[0]] == [1]


@pytest.mark.db
def test_a_copy_made_while_people_write_is_of_one_moment(settings, tmp_path):
    enough, progress, written = threading.Event(), threading.Condition(), []

    def write():
        while not enough.is_set() and len(written) < 20_000:
            with transaction.atomic():
                JobRun.objects.create(name=f"left {len(written)}")
                JobRun.objects.create(name=f"right {len(written)}")
            with progress:
                written.append(1)
                progress.notify()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    seen = [0]
    try:
        for number in range(4):
            with progress:
                assert progress.wait_for(lambda: 2 * len(written) > seen[-1], timeout=60), "nobody writes"
            (tmp_path / f"copy{number}").mkdir()
            seen.append(databases.copy_to(tmp_path / f"copy{number}")[1]["outbox_jobrun"])
        assert writer.is_alive(), "it was copied in the middle of the writing"
    finally:
        enough.set()
        writer.join()
    assert seen == sorted(set(seen)), "each copy holds more than the one before"
    assert [count % 2 for count in seen] == [0] * len(seen)


@pytest.mark.db
def test_backups_are_thinned_out_and_kept_for_thirty_days(tmp_path):
    target = tmp_path / "backups"
    target.mkdir()
    gone = ["20261231-230000", "20270101-230000", "20270131-010000", "20270131-020000"]
    for name in [*gone, "20270103-000000", "20270131-230000", "20270201-080000", "20270201-090000"]:
        (target / f"birgemiz-{name}.tar.gz").touch()
    (target / "birgemiz-notes.txt").touch()
    with time_machine.travel(datetime(2027, 2, 1, 10, tzinfo=UTC), tick=False):
        call_command("backup", str(target))
    assert sorted(path.name for path in target.iterdir()) == [
        "birgemiz-20270103-000000.tar.gz",
        "birgemiz-20270131-230000.tar.gz",
        "birgemiz-20270201-080000.tar.gz",
        "birgemiz-20270201-090000.tar.gz",
        "birgemiz-20270201-100000.tar.gz",
        "birgemiz-notes.txt",
    ]
