"""Set a manuscript as PDF: tagged for screen readers (PDF/UA-1), with the fonts of our packages only."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import ttf_opensans
import typst
from PIL import Image

from guides.services.documents.manuscripts import Manuscript, templates
from guides.services.documents.pictures import code

PHOTOGRAPH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">'
    '<image width="{0}" height="{1}" href="data:{2};base64,{3}"/></svg>'
)
#: The cover is 9 by 12 inches.
COVER_PPI = 1200 / 9


def typeset(manuscript: Manuscript) -> bytes:
    """Return the PDF; the data goes in as JSON, so nothing in it is ever taken for markup."""
    made = typst.compile(
        _files(manuscript, manuscript.template), format="pdf", pdf_standards="ua-1", font_paths=_fonts()
    )
    if not isinstance(made, bytes):
        raise TypeError("A document came out in pieces.")
    return made


def cover_picture(manuscript: Manuscript) -> bytes:
    """Return the cover of a guide as PNG, 1200 by 1600 points."""
    made = typst.compile(_files(manuscript, "cover.typ"), format="png", ppi=COVER_PPI, font_paths=_fonts())
    if not isinstance(made, bytes):
        raise TypeError("A cover came out in pieces.")
    return made


def _files(manuscript: Manuscript, template: str) -> Any:
    """Return the files by their names; the types of typst know no such thing, typst does."""
    pictures = (_as_text(name, content) for name, content in manuscript.pictures.items())
    return {
        **{name: content for name, content in templates().items() if name.endswith(".typ")},
        **dict(pictures),
        "code.svg": code(manuscript.data["href"]),
        "data.json": manuscript.json(),
        "main.typ": templates()[template],
    }


def _as_text(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a picture as typst takes one beside its templates: as text, a photograph inside a drawing."""
    if name.endswith(".svg"):
        return name, content
    with Image.open(BytesIO(content)) as picture:
        size, mime = picture.size, picture.get_format_mimetype()
    drawing = PHOTOGRAPH.format(*size, mime, b64encode(content).decode())
    return f"{name}.svg", drawing.encode()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts, which are the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(ttf_opensans.__file__).parent / "ttf"])
