"""What an uploaded document really is, by its bytes and not by its name.

Documents are kept as they are and always served as something to be saved, never shown by the browser.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import PurePath, PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: A member that only this kind of package has.
PACKAGES = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
#: Bounds of a package when it is unpacked.
MAX_MEMBERS = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
#: A table of text is looked at in pieces of this many bytes.
PIECE = 64 * 1024


def check_document(file: IO[bytes], name: str) -> None:
    """Raise `ValidationError` unless the bytes are what the name says."""
    kind = PurePath(name).suffix.lower().removeprefix(".")
    check = CHECKS.get(kind)
    if check is None:
        raise ValidationError(_("Documents of this kind are not taken."), code="kind")
    file.seek(0)
    right = check(file, kind)
    file.seek(0)
    if not right:
        raise ValidationError(
            _("The file is not a sound .%(kind)s document."), code="content", params={"kind": kind}
        )


def _is_pdf(file: IO[bytes], kind: str) -> bool:
    return file.read(5) == b"%PDF-"


def _is_package(file: IO[bytes], kind: str) -> bool:
    if file.read(4) != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(file) as package:
            return _is_sound(package) and _is_kind(package, kind)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError):
        return False


def _is_sound(package: zipfile.ZipFile) -> bool:
    members = package.infolist()
    return (
        len(members) <= MAX_MEMBERS
        and sum(member.file_size for member in members) <= MAX_UNPACKED
        and not any(_is_suspicious(member) for member in members)
    )


def _is_suspicious(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    encrypted = bool(member.flag_bits & 0x1)
    macro = path.name.lower() == "vbaproject.bin" or path.parts[:1] in (("Basic",), ("Scripts",))
    return encrypted or macro or path.is_absolute() or ".." in path.parts or "\\" in member.filename


def _is_kind(package: zipfile.ZipFile, kind: str) -> bool:
    names = set(package.namelist())
    if PACKAGES[kind] not in names:
        return False
    if kind == "odt":
        return "mimetype" in names and package.read("mimetype").strip() == ODT_TYPE
    return "[Content_Types].xml" in names


def _is_text(file: IO[bytes], kind: str) -> bool:
    """Say whether there is no byte that text never has; the encoding is the reader's to find."""
    controls = {*range(32)} - {9, 10, 13}
    while piece := file.read(PIECE):
        if controls.intersection(piece):
            return False
    return True


CHECKS: dict[str, Callable[[IO[bytes], str], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_package,
    "xlsx": _is_package,
    "odt": _is_package,
    "csv": _is_text,
}
