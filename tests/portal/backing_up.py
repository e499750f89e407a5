"""What the tests of backup and restore have in common."""

from __future__ import annotations

import json
import tarfile

import pytest
from django.core.management import CommandError, call_command

from organizations.models import Organization, OrganizationContact
from portal.management.backups.archive import MANIFEST

PICTURE = "images/қала.png"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "var" / "media"
    settings.GENERATION_FILE = tmp_path / "var" / "generation"
    write_picture(settings, b"one")


def write_picture(settings, content, name=PICTURE):
    path = settings.MEDIA_ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def media(settings):
    root = settings.MEDIA_ROOT
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def back_up(settings):
    call_command("backup")
    [archive] = (settings.VAR_DIR / "backups").glob("*.tar.gz")
    return archive


def restore(archive, *options):
    call_command("restore", str(archive), *options)


def rows():
    numbers = Organization.objects.order_by("number").values_list("number", "name_kk")
    return list(numbers), sorted(OrganizationContact.objects.values_list("value", flat=True))


def manifest_of(archive):
    with tarfile.open(archive) as tar:
        return json.load(tar.extractfile(MANIFEST))


def refused(archive, settings, why):
    """Check that the archive is refused and that nothing has changed."""
    write_picture(settings, b"now")
    before = rows()
    with pytest.raises(CommandError, match=why):
        restore(archive, "--replace")
    assert rows() == before
    assert media(settings) == {PICTURE: b"now"}
