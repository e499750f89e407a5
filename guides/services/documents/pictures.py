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
STATIC = Path(settings.BASE_DIR) / "portal" / "static" / "portal"


def figure(value: Any, around: Around) -> list[Node]:
    """Return a picture that may be shown; one that cannot be read is an error of the document."""
    image = value["image"]
    if not image or not image.may_be_published:
        return []
    rendition = image.get_rendition(SPEC)
    name = f"picture-{image.pk}.jpg"
    with rendition.file.open("rb") as file:
        around.pictures[name] = file.read()
    alt = "" if image.decorative else image.contextual_alt_text or image.default_alt_text
    node = {"kind": "figure", "file": name, "alt": alt, "caption": value["caption"] or ""}
    return [{**node, "credit": image.credit}]


def colour_of(sector: str) -> str:
    """Return the colour of a direction; the portal's own where there is none."""
    colours = day_colours()
    return colours.get(f"c-{sector}", colours["primary"])


@cache
def day_colours() -> dict[str, str]:
    """Return the colours of the style sheet by their names, as they are by day: a page of paper is light."""
    tokens = (STATIC / "css" / "tokens.css").read_text("utf-8")
    return dict(re.findall(r"--([\w-]+): var\(--light, (#[0-9A-F]+)\)", tokens))


def code(address: str) -> bytes:
    """Return the square code of an address as SVG."""
    out = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", border=0, xmldecl=False, dark=day_colours()["ink"], omitsize=True)
    return out.getvalue()


@cache
def symbol(name: str, colour: str) -> bytes:
    """Return a symbol of the portal's sprite as SVG of its own, in one colour."""
    sprite = (STATIC / "img" / "sprite.svg").read_text("utf-8")
    found = re.search(rf'<symbol id="{name}"( viewBox="[^"]+")>(.*?)</symbol>', sprite)
    if found is None:
        raise LookupError(f"The sprite has no symbol {name}.")
    drawn = found[2].replace("currentColor", colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{found[1]}>{drawn}</svg>'.encode()
