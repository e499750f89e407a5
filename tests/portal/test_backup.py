"""A backup brings back all there was, refuses to do harm, and brings back nobody who was removed."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

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
    assert told["versions"]["wagtail"].startswith("7.4")
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
    settings.MEDIA_ROOT = tmp_path / "elsewhere" / "media"
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(tmp_path / "new" / "p.sqlite3")
    try:
        restore(archive)
        assert [number for number, _name in rows()[0]] == [1]
        assert stat.S_IMODE(os.stat(tmp_path / "new" / "p.sqlite3").st_mode) == 0o600
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    assert media(settings) == {PICTURE: b"one"}


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
    writing = threading.Event()

    def write():
        for number in range(400):
            with transaction.atomic():
                JobRun.objects.create(name=f"left {number}")
                JobRun.objects.create(name=f"right {number}")
            writing.set()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait()
    seen = []
    while writer.is_alive():
        (tmp_path / f"copy{len(seen)}").mkdir()
        seen.append(databases.copy_to(tmp_path / f"copy{len(seen)}")[1]["outbox_jobrun"])
    writer.join()
    assert len(set(seen)) > 1, "it was copied in the middle of the writing"
    assert [count % 2 for count in seen] == [0] * len(seen)


@pytest.mark.db
def test_backups_are_kept_for_thirty_days(settings, tmp_path):
    target = tmp_path / "backups"
    now = timezone.now()
    for days in (31, 29, 0):
        with time_machine.travel(now - timedelta(days=days), tick=False):
            call_command("backup", str(target))
    (target / "birgemiz-notes.txt").touch()
    kept = sorted(path.name[9:17] for path in target.glob("*.tar.gz"))
    assert kept == [(now - timedelta(days=days)).strftime("%Y%m%d") for days in (29, 0)]
    assert (target / "birgemiz-notes.txt").exists()
