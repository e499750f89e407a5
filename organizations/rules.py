"""Rules of the directory that need no table: reserved addresses, and what of a name is worth saying."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portal.text import fold, fold_words

#: Last parts of addresses below the directory that no organisation may have.
RESERVED_SLUGS: Final = frozenset({"my-list", "report"})

#: Longer names are shown by their short form, the full one in small below it.
LONG_NAME: Final = 58

_FORM_WORDS: Final = frozenset(
    fold_words(
        "қоғамдық бірлестік бірлестігі қор қоры жеке корпоративтік бастамашыл топ тобы волонтерлік клуб клубы"
        " заңды тұлғалар жастар ҚБ ҚҚ ЖҚБ ЗТБ ЖҚ ҮЕҰ"
        " общественное объединение общественный фонд частный корпоративный инициативная группа волонтёрский"
        " молодёжное юридических лиц ОО ОФ МОО ОЮЛ ЧФ КФ"
        " public association foundation private corporate initiative group volunteer club youth fund of legal"
        " entities the"
    )
)
_DIGITS: Final = re.compile(r"\d+")


def is_reserved(slug: str) -> bool:
    """Say whether an organisation must not get this address: a page of ours, or a number, stands there."""
    return slug in RESERVED_SLUGS or _DIGITS.fullmatch(slug) is not None


@lru_cache(maxsize=4_096)
def says_more(full: str, short: str) -> bool:
    """Say whether a full name tells anything beyond the short one and the legal form."""
    known = _FORM_WORDS | set(fold_words(short))
    return any(word not in known for word in fold_words(full))


def has_same_name(town: str, region: str) -> bool:
    """Say whether a region is named after the town, so that naming both says one thing twice."""
    return fold(region).startswith(fold(town)) if town else False
