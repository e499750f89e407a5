from __future__ import annotations

import zipfile
from io import BytesIO

from PIL import Image


def picture_bytes(kind="JPEG", size=(60, 40), mode="RGB", color=(200, 30, 60), **options):
    """Draw a picture and return the bytes of its file."""
    out = BytesIO()
    Image.new(mode, size, color).save(out, kind, **options)
    return out.getvalue()


def located(kind="JPEG", **options):
    """Draw a picture that says in its EXIF where it was taken, with what, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0110], exif[0x0131] = "Canary description", "Canary camera", "Canary program"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 14.0, 15.5), 3: "E", 4: (76.0, 53.0, 12.25)})
    return picture_bytes(kind, exif=exif.tobytes(), **options)


def package(members):
    """Zip a mapping of names to contents."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}
XLSX = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"}
