from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

from portal.base.icons import DIRECTIONS

THEMES = ("light", "dark")
GROUNDS = ("bg", "surface", "sunken")
TEXT = ("ink", "muted", "link", "danger", "ok", "warn", "primary")
PAIRS = [
    *((text, ground) for text in TEXT for ground in GROUNDS),
    *((f"c-{key}", ground) for key, _ in DIRECTIONS for ground in GROUNDS),
    ("on-primary", "primary"),
    ("on-accent", "accent"),
    ("ink", "primary-soft"),
    ("link", "primary-soft"),
    ("on-night", "night"),
    ("night-soft", "night"),
    ("ink", "land"),
]
#: Borders and rings must be seen, not read.
SEEN = [
    *((mark, ground) for mark in ("control", "focus") for ground in GROUNDS),
    ("focus", "primary-soft"),
    ("on-night", "night"),
]


def tokens() -> dict[str, tuple[str, str]]:
    text = Path(find("portal/css/tokens.css")).read_text()
    found = re.findall(r"--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\)", text)
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(pair: tuple[str, str], theme: str) -> float:
    one, other = sorted(luminance(tokens()[name][THEMES.index(theme)]) for name in pair)
    return (other + 0.05) / (one + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_is_readable(pair, theme):
    assert contrast(pair, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", SEEN, ids="-on-".join)
def test_borders_and_rings_are_seen(pair, theme):
    assert contrast(pair, theme) >= 3


def test_colours_stand_in_the_tokens_only():
    folder = Path(find("portal/css/tokens.css")).parent
    for sheet in folder.glob("*.css"):
        if sheet.stem not in {"tokens", "print"}:
            assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[;, )])", sheet.read_text()), sheet.name
