"""The words of a text as skeletons, for an index or a query."""

from __future__ import annotations

import re
from typing import Final

from portal.text.fold import spell
from portal.text.skeleton import shorten

_CHAIN: Final = re.compile(r"[a-z0-9]+(?:[-._\u2013\u2014][a-z0-9]+)*")
_LINK: Final = re.compile(r"[^a-z0-9]")


def fold_words(text: str) -> list[str]:
    """Return the folded words in their order, and after the parts of a chain also the chain written as one.

    Chains are words linked by hyphen, dot or underscore: `Lider.kz` gives `lider`, `kz`, `liderkz`.
    """
    words: list[str] = []
    for chain in _CHAIN.findall(spell(text)):
        parts = _LINK.split(chain)
        words.extend(shorten(part) for part in parts)
        if len(parts) > 1:
            words.append(shorten("".join(parts)))
    return words
