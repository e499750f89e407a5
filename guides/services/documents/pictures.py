"""Pictures of documents: figures of chapters, the figure of a direction, the code that leads back."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.conf import settings

from guides.services.documents.around import Around, Node

#: Wide enough for the measure of an A4 page at 200 points an inch.
SPEC = "max-1400x1400|format-jpeg"
INK = "#14283C"
PORTAL = "#00687C"
#: The colours of the directions by day, as in the style sheet: a page of paper is light.
COLOURS = {
    "saulyq": "#B13554",
    "bilim": "#2440B8",
    "sabaqtastyq": "#7442D6",
    "asyl-mura": "#856400",
    "taza-alem": "#2F5D12",
    "qamqor": "#6B2A59",
    "umit": "#00707A",
}


def figure(value: Any, around: Around) -> list[Node]:
    """Return a picture that may be shown; one that cannot be read is an error of the document."""
    if not value["image"] or not value["image"].may_be_published:
        return []
    rendition = value["image"].get_rendition(SPEC)
    name = f"picture-{value['image'].pk}.jpg"
    with rendition.file.open("rb") as file:
        around.pictures[name] = file.read()
    alt = getattr(value["image"], "contextual_alt_text", None) or value["image"].default_alt_text
    node = {"kind": "figure", "file": name, "alt": alt, "caption": value["caption"] or ""}
    return [{**node, "credit": getattr(value["image"], "credit", "") or ""}]


def colour_of(sector: str) -> str:
    """Return the colour of a direction; the portal's own where there is none."""
    return COLOURS.get(sector, PORTAL)


def code(address: str, colour: str = INK) -> bytes:
    """Return the square code of an address as SVG."""
    out = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", border=0, xmldecl=False, dark=colour, omitsize=True)
    return out.getvalue()


@cache
def symbol(name: str, colour: str) -> bytes:
    """Return a symbol of the portal's sprite as SVG of its own, in one colour."""
    sprite = Path(settings.BASE_DIR) / "portal" / "static" / "portal" / "img" / "sprite.svg"
    found = re.search(rf'<symbol id="{name}"( viewBox="[^"]+")>(.*?)</symbol>', sprite.read_text("utf-8"))
    if found is None:
        raise LookupError(f"The sprite has no symbol {name}.")
    drawn = found[2].replace("currentColor", colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{found[1]}>{drawn}</svg>'.encode()
