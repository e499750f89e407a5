"""Set a manuscript as PDF: tagged for screen readers (PDF/UA-1), with the fonts of our packages only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import ttf_opensans
import typst

from guides.services.documents.manuscripts import Manuscript, templates
from guides.services.documents.pictures import code

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
    return {
        **{name: content for name, content in templates().items() if name.endswith(".typ")},
        **manuscript.pictures,
        "code.svg": code(manuscript.data["href"]),
        "data.json": manuscript.json(),
        "main.typ": templates()[template],
    }


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts, which are the same on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(ttf_opensans.__file__).parent / "ttf"])
