"""The columns of a directory file: which there are, what they are called, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from organizations.enums import ContactKind
from organizations.services.import_report import Problem
from organizations.validators import clean_legal_form, clean_reach, clean_text, clean_year

NUMBER, CITY, REGION, SECTORS = "number", "city_id", "region_id", "sectors"
REQUIRED = (NUMBER, "name_kk", CITY)


@dataclass(frozen=True)
class Fact:
    """A column that fills one field of an organisation."""

    field: str
    clean: Callable[[str], Any]


FACTS: dict[str, Fact] = {
    "name_kk": Fact("name_kk", partial(clean_text, limit=300)),
    "name_short": Fact("short_kk", partial(clean_text, limit=120)),
    "name_ru": Fact("name_ru", partial(clean_text, limit=300)),
    "short_ru": Fact("short_ru", partial(clean_text, limit=120)),
    "name_en": Fact("name_en", partial(clean_text, limit=300)),
    "short_en": Fact("short_en", partial(clean_text, limit=120)),
    "legal_form": Fact("legal_form", clean_legal_form),
    "locality_detail": Fact("address", partial(clean_text, limit=250)),
    "contact_person": Fact("contact_person", partial(clean_text, limit=300)),
    "reach": Fact("reach", clean_reach),
    "sectors_reason": Fact("sectors_reason", partial(clean_text, limit=1000)),
    "source_year": Fact("source_year", clean_year),
    "source_note": Fact("source_note", partial(clean_text, limit=2000, lines=True)),
}
CONTACTS: tuple[str, ...] = tuple(ContactKind.values)
KNOWN: tuple[str, ...] = (NUMBER, *FACTS, CITY, REGION, *CONTACTS, SECTORS)

#: The place is one fact of two columns; it is told by the town's.
COLUMN_OF_FIELD: dict[str, str] = {fact.field: column for column, fact in FACTS.items()} | {"place": CITY}

_OTHER_NAMES = {
    "no": NUMBER, "№": NUMBER, "city": CITY, "town": CITY, "region": REGION, "short_kk": "name_short",
    "address": "locality_detail", "phone": "phones", "email": "emails", "e_mail": "emails", "site": "website",
    "form": "legal_form", "sector": SECTORS, "x": "twitter",
}  # fmt: skip
_GAP = re.compile(r"[\s_-]+")


def read_heading(header: list[str]) -> tuple[list[str], list[Problem]]:
    """Return the name of the column at each place of a heading, and what is wrong with it."""
    names = [_known_name(cell) for cell in header]
    problems: list[Problem] = []
    for place, name in enumerate(names):
        if not name:
            problems.append(Problem(1, "", _("Column %(place)s has no name.") % {"place": place + 1}))
        elif name not in KNOWN:
            message = _("The column is not known. Known are: %(known)s.") % {"known": ", ".join(KNOWN)}
            problems.append(Problem(1, name[:40], message))
        elif name in names[:place]:
            problems.append(Problem(1, name, _("The column stands there twice.")))
    problems += [Problem(1, name, _("The column is missing.")) for name in REQUIRED if name not in names]
    return names, problems


def _known_name(cell: str) -> str:
    name = _GAP.sub("_", cell.strip("\ufeff \t\r\n'\"").lower())
    return _OTHER_NAMES.get(name, name)
