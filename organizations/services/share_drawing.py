"""Draw the picture of an organisation for sharing: its name beside its region, on the colours of the portal.

Everything that is not text is drawn once per process at three times the size and scaled down, which is the
quickest way to smooth edges; a picture then takes about 30 ms.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw

from organizations.outline import project
from organizations.services.share_lettering import LEADING, fit, font, one_line

#: To be raised with every change of the drawing: all pictures are then made anew.
VERSION = 1
SIZE = (1200, 630)
BAND = 470
SMOOTH = 3
COLOURS = 256

Colour = tuple[int, int, int]
CREAM: Colour = (0xFB, 0xF8, 0xF2)
TURQUOISE: Colour = (0x00, 0x68, 0x7C)
INK: Colour = (0x14, 0x28, 0x3C)
GOLD: Colour = (0xF2, 0xB7, 0x05)

#: Left, top, width and height of what stands on the block: the outline, the name.
OUTLINE = (716, 50, 420, 370)
NAME = (72, 62, 580, 300)
PLACE_BASELINE = 416
#: Eight times the pattern of the ornament, where nothing else stands on the general picture.
ORNAMENT = (0, 598, 512, 630)
NAME_SIZES = (92, 36)
PLACE_SIZE = 34
#: A city of republican significance is small; it is shown in the region around it.
AROUND = {
    "almaty-city": "almaty-region",
    "astana-city": "akmola-region",
    "shymkent-city": "turkistan-region",
}


@dataclass(frozen=True)
class Card:
    """All that a picture shows."""

    name: str
    place: str
    region_id: str
    point: tuple[float, float] | None


def digest(card: Card) -> str:
    """Return a short mark of everything that is drawn; another drawing has another mark."""
    return sha256(json.dumps([VERSION, *astuple(card)]).encode()).hexdigest()[:12]


def draw(card: Card) -> bytes:
    """Return the picture as PNG, 1200 by 630 points, far below 60 KB."""
    picture = _ground().copy()
    picture.paste(CREAM, OUTLINE[:2], _silhouette(card.region_id))
    if card.point is not None:
        _mark_town(picture, card)
    _write(picture, card)
    reduced = picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
    file = BytesIO()
    reduced.save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _palette() -> Image.Image:
    """Return an image whose palette holds our colours and the steps between those that touch."""
    steps = [(TURQUOISE, CREAM), (CREAM, INK), (TURQUOISE, GOLD)]
    colours = [
        tuple(round(one[i] + (other[i] - one[i]) * step / 27) for i in range(3))
        for one, other in steps
        for step in range(28)
    ]
    flat = [value for colour in colours for value in colour]
    holder = Image.new("P", (1, 1))
    holder.putpalette(flat + flat[:3] * (COLOURS - len(colours)))
    return holder


@cache
def _ground() -> Image.Image:
    """Return what is the same in every picture: the block, the mark, the portal's name, the ornament."""
    picture = Image.new("RGB", SIZE, CREAM)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], BAND - 1), fill=TURQUOISE)
    picture.paste(TURQUOISE, (72, 496), _disc(76))
    picture.paste(CREAM, (72, 496), _lattice(76))
    pen.text((168, 552), settings.WAGTAIL_SITE_NAME, font=font("Bold", 52), fill=INK, anchor="ls")
    general = Path(settings.BASE_DIR) / "portal" / "static" / "portal" / "img" / "og.png"
    with Image.open(general) as drawn:
        ornament = drawn.convert("RGB").crop(ORNAMENT)
    for left in range(0, SIZE[0], ornament.width):
        picture.paste(ornament, (left, SIZE[1] - ornament.height))
    return picture


def _disc(width: int) -> Image.Image:
    mask = Image.new("L", (width * SMOOTH, width * SMOOTH))
    ImageDraw.Draw(mask).ellipse((0, 0, width * SMOOTH - 1, width * SMOOTH - 1), fill=255)
    return mask.resize((width, width), Image.Resampling.LANCZOS)


def _lattice(width: int) -> Image.Image:
    """Return the four bars of the portal's mark, as in `icon.svg`."""
    unit = width * SMOOTH / 48
    mask = Image.new("L", (width * SMOOTH, width * SMOOTH))
    pen = ImageDraw.Draw(mask)
    for bar in ((15, 7.2, 40.8, 33), (7.2, 15, 33, 40.8), (33, 7.2, 7.2, 33), (40.8, 15, 15, 40.8)):
        pen.line([value * unit for value in bar], fill=255, width=round(5 * unit))
    return mask.resize((width, width), Image.Resampling.LANCZOS)


@cache
def _rings() -> dict[str, list[list[tuple[float, float]]]]:
    """Return the outer rings of every region, projected."""
    file = Path(__file__).resolve().parents[1] / "data" / "regions-small.geojson"
    rings = {}
    for feature in json.loads(file.read_text())["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings[feature["properties"]["region_id"]] = [
            [project(lon, lat) for lon, lat in polygon[0]] for polygon in polygons
        ]
    return rings


@cache
def _frame(region_id: str) -> tuple[float, float, float]:
    """Return scale and shift that put a region into the middle of its place."""
    xs, ys = zip(*(point for ring in _rings()[region_id] for point in ring), strict=True)
    width, height = OUTLINE[2], OUTLINE[3]
    scale = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    return (
        scale,
        width / 2 - scale * (min(xs) + max(xs)) / 2,
        height / 2 - scale * (min(ys) + max(ys)) / 2,
    )


@cache
def _silhouette(region_id: str) -> Image.Image:
    shown = AROUND.get(region_id, region_id)
    scale, right, down = _frame(shown)
    mask = Image.new("L", (OUTLINE[2] * SMOOTH, OUTLINE[3] * SMOOTH))
    pen = ImageDraw.Draw(mask)
    for ring in _rings()[shown]:
        pen.polygon([((x * scale + right) * SMOOTH, (y * scale + down) * SMOOTH) for x, y in ring], fill=255)
    return mask.resize(OUTLINE[2:], Image.Resampling.LANCZOS)


def _mark_town(picture: Image.Image, card: Card) -> None:
    scale, right, down = _frame(AROUND.get(card.region_id, card.region_id))
    x, y = project(*(card.point or (0, 0)))
    left, top = OUTLINE[0] + x * scale + right, OUTLINE[1] + y * scale + down
    for width, colour in ((72, TURQUOISE), (48, GOLD)):
        picture.paste(colour, (round(left - width / 2), round(top - width / 2)), _disc(width))


def _write(picture: Image.Image, card: Card) -> None:
    pen = ImageDraw.Draw(picture)
    left, top, width, height = NAME
    size, lines = fit(card.name, "Bold", (width, height), NAME_SIZES)
    step = round(size * LEADING)
    first = top + (height - step * len(lines)) // 2 + round(size * 0.93)
    for number, line in enumerate(lines):
        pen.text((left, first + number * step), line, font=font("Bold", size), fill=CREAM, anchor="ls")
    place = one_line(card.place, "SemiBold", PLACE_SIZE, width)
    pen.text((left, PLACE_BASELINE), place, font=font("SemiBold", PLACE_SIZE), fill=CREAM, anchor="ls")
