"""Set words for a picture: which size they fit in, and where the lines break.

The font comes with a package, so the letters are the same on every machine; it has all Kazakh ones.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import ttf_opensans
from PIL import ImageFont

LEADING = 1.12
ELLIPSIS = "…"
STEP = 4


class Block(NamedTuple):
    """Lines of one size."""

    size: int
    lines: tuple[str, ...]


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the font in that weight (Regular, SemiBold, Bold, ExtraBold) and size."""
    path = Path(ttf_opensans.__file__).parent / "ttf" / f"OpenSans-{weight}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def has_glyph(sign: str) -> bool:
    """Say whether the font can draw a sign."""
    drawn = font("Bold", 40)
    return sign.isspace() or bytes(drawn.getmask(sign)) != bytes(drawn.getmask("\uffff"))


def drawable(text: str) -> str:
    """Return the text without what the font cannot draw, in single spaces."""
    return " ".join("".join(sign for sign in text if has_glyph(sign)).split())


def one_line(text: str, weight: str, size: int, width: int) -> str:
    """Return the text, cut with an ellipsis where it is longer than one line."""
    text = drawable(text)
    while text and _wide(text, weight, size) > width:
        text = text.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    return text


def fit(text: str, weight: str, box: tuple[int, int], sizes: tuple[int, int]) -> Block:
    """Return the largest setting in which the text stands in a box with no word broken.

    Where even the smallest size is too large, long words are broken and the end is cut with an ellipsis.
    """
    words = drawable(text).split(" ")
    width, height = box
    largest, smallest = sizes
    for size in range(largest, smallest - 1, -STEP):
        lines = _lines(words, weight, size, width)
        if len(lines) <= _room(size, height) and all(_wide(line, weight, size) <= width for line in lines):
            return Block(size, _balanced(words, lines, weight, size, width))
    pieces = [piece for word in words for piece in _broken(word, weight, smallest, width)]
    lines = _lines(pieces, weight, smallest, width)
    room = _room(smallest, height)
    if len(lines) > room:
        lines = (*lines[: room - 1], one_line(" ".join(lines[room - 1 :]), weight, smallest, width))
    return Block(smallest, lines)


def _room(size: int, height: int) -> int:
    return max(1, int(height / (size * LEADING)))


def _wide(text: str, weight: str, size: int) -> float:
    return font(weight, size).getlength(text)


def _lines(words: list[str], weight: str, size: int, width: float) -> tuple[str, ...]:
    """Fill lines one after the other; a word that is too long for any stands alone."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if _wide(longer, weight, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _balanced(
    words: list[str], lines: tuple[str, ...], weight: str, size: int, width: int
) -> tuple[str, ...]:
    """Make the lines as even as their number allows."""
    longest_word = max(_wide(word, weight, size) for word in words)
    while (width := width - 2 * STEP) >= longest_word:
        tighter = _lines(words, weight, size, width)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _broken(word: str, weight: str, size: int, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and _wide(pieces[-1] + sign, weight, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces
