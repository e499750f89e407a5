"""Keys by which two spellings of a name count as the same name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portal.text.fold import fold
from portal.text.normalise import normalise

_MARKS_OF_YO: Final = re.compile("(?<=е)[\u0300-\u036f]+")
_DIAERESIS: Final = "\u0308"


def name_key(name: str) -> str:
    """Return the key of an organisation's or place's name: its skeleton, legal form included.

    A name in a script that has no skeleton is its own key, so that two such names do not become one.
    """
    return fold(name) or normalise(normalise(name).casefold())


def person_key(name: str) -> str:
    """Return the key of a person's name: case, ё and spaces do not count, spelling and order of words do."""
    letters = unicodedata.normalize("NFD", normalise(name).casefold())
    return normalise(_MARKS_OF_YO.sub(lambda match: match[0].replace(_DIAERESIS, ""), letters))
