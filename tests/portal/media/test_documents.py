from __future__ import annotations

import contextlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.media.documents import CHECKS, check_document
from tests.factories.files import DOCX, ODT, XLSX, package, picture_bytes

HTML = b"<!doctype html><script>alert(1)</script>"
GOOD = {
    "a.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a.PDF": b"%PDF-1.4\n",
    "a.docx": package(DOCX),
    "a.xlsx": package(XLSX),
    "a.odt": package(ODT),
    "a.csv": "аты;саны\nӘлия;5\r\n".encode("cp1251", "replace"),
    "b.csv": "\ufeffname,number\nA,5\n".encode(),
}
BAD = {
    "page.pdf": HTML,
    "late.pdf": b"\n\n%PDF-1.7",
    "page.docx": HTML,
    "empty.docx": package({}),
    "sheet.docx": package(XLSX),
    "text.xlsx": package(DOCX),
    "lie.odt": package({**ODT, "mimetype": "text/html"}),
    "bare.odt": package({"content.xml": "<x/>"}),
    "macro.docx": package({**DOCX, "word/vbaProject.bin": "x"}),
    "macro.xlsx": package({**XLSX, "xl/VBAPROJECT.BIN": "x"}),
    "macro.odt": package({**ODT, "Basic/Standard/Module1.xml": "x"}),
    "outside.docx": package({**DOCX, "../../evil": "x"}),
    "absolute.docx": package({**DOCX, "/etc/evil": "x"}),
    "windows.docx": package({**DOCX, "..\\evil": "x"}),
    "many.docx": package({**DOCX, **{f"x{n}": "" for n in range(2_001)}}),
    "prefixed.docx": HTML + package(DOCX),
    "cut.docx": package(DOCX)[:-30],
    "picture.csv": picture_bytes("PNG"),
    "zero.csv": b"a,b\0c\n",
    "escape.csv": b"a,\x1b[31mb\n",
    "page.html": HTML,
    "drawing.svg": b"<svg/>",
    "old.doc": b"\xd0\xcf\x11\xe0",
    "run.exe": b"MZ",
    "double.pdf.exe": b"%PDF-1.7",
    "none": b"%PDF-1.7",
    ".pdf": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", GOOD)
def test_sound_documents_are_taken(name):
    file = BytesIO(GOOD[name])
    check_document(file, name)
    assert file.tell() == 0


@pytest.mark.parametrize("name", BAD)
def test_others_are_refused(name):
    with pytest.raises(ValidationError):
        check_document(BytesIO(BAD[name]), name)


def test_a_zip_that_would_fill_the_disk_is_refused(monkeypatch):
    monkeypatch.setattr("portal.media.documents.MAX_UNPACKED", 2_000_000)
    bomb = package({**DOCX, "big": b"\0" * 2_000_001})
    assert len(bomb) < 10_000
    with pytest.raises(ValidationError):
        check_document(BytesIO(bomb), "bomb.docx")


@given(st.binary(max_size=400), st.sampled_from(sorted(CHECKS)))
def test_any_bytes_are_taken_or_refused(content, kind):
    for given_bytes in (content, b"PK\x03\x04" + content, package(DOCX)[: len(content)]):
        with contextlib.suppress(ValidationError):
            check_document(BytesIO(given_bytes), f"a.{kind}")
