"""An archive that is damaged, tampered with or not for this portal is refused before anything is changed."""

from __future__ import annotations

import gzip
import io
import json
import tarfile

import pytest

from portal.management.backups.archive import MANIFEST
from tests.factories.organizations import OrganizationFactory
from tests.portal.backing_up import back_up, folders, refused  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
@pytest.mark.parametrize("damage", ["flip", "cut"])
def test_a_damaged_archive_is_refused(settings, share, damage):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    content = bytearray(archive.read_bytes())
    place = int(len(content) * share)
    content[place] ^= 0xFF
    archive.write_bytes(content[:place] if damage == "cut" else content)
    refused(archive, settings, "Refused")


def rewritten(archive, change, extra=()):
    """Write the archive anew with other contents; `change(name, content)` returns the new content or None."""
    with tarfile.open(archive) as tar:
        members = [(member.name, tar.extractfile(member).read()) for member in tar]
    with tarfile.open(archive, "w:gz") as tar:
        for name, content in [*extra, *members]:
            content = change(name, content)
            if content is not None:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))


def in_manifest(**values):
    def change(name, content):
        return json.dumps({**json.loads(content), **values}).encode() if name == MANIFEST else content

    return change


@pytest.mark.parametrize(
    ("change", "extra", "why"),
    [
        (lambda name, content: b"two" if name.startswith("media") else content, (), "1 files are not what"),
        (lambda name, content: None if name.startswith("media") else content, (), "1 files are not what"),
        (lambda name, content: content, [("media/more.png", b"x")], "1 files are not what"),
        (lambda name, content: content, [("../../escaped", b"x")], "leads out of the folder"),
        (lambda name, content: content, [("/tmp/escaped", b"x")], "leads out of the folder"),
        (lambda name, content: None if name == MANIFEST else content, (), "no manifest"),
        (lambda name, content: b"{" if name == MANIFEST else content, (), "cannot be read whole"),
        (in_manifest(format=2), (), "another format"),
        (in_manifest(engine="oracle"), (), "is of oracle"),
        (
            in_manifest(migrations=["outbox.0001_initial", "outbox.9999_later"]),
            (),
            "newer portal .*later",
        ),
    ],
)
def test_an_archive_that_is_not_what_it_says_or_not_for_this_portal_is_refused(settings, change, extra, why):
    OrganizationFactory(number=1)
    archive = back_up(settings)
    rewritten(archive, change, extra)
    refused(archive, settings, why)


def test_other_files_are_refused(settings, tmp_path):
    other = tmp_path / "other.tar.gz"
    for content in (b"", b"text", gzip.compress(b"text")):
        other.write_bytes(content)
        refused(other, settings, "Refused")
    refused(tmp_path / "missing.tar.gz", settings, "Refused")
