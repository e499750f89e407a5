"""A reader's own list of organisations: kept in the browser or in the address, never on the server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from organizations.models import Organization

MAX_NUMBERS: Final = 50
_LARGEST: Final = 2_147_483_647
_NUMBER: Final = re.compile(r"[0-9]{1,10}")


def read_numbers(written: Iterable[str]) -> tuple[int, ...]:
    """Read `3,12` and repeated parameters: each number once, in order, at most fifty; the rest is ignored."""
    found = dict.fromkeys(
        int(part)
        for text in written
        for part in text[:1_000].split(",")
        if _NUMBER.fullmatch(part.strip()) and 0 < int(part) <= _LARGEST
    )
    return tuple(found)[:MAX_NUMBERS]


def write_numbers(numbers: Iterable[int]) -> str:
    """Return numbers as the address holds them."""
    return ",".join(map(str, numbers))


def listed(numbers: Sequence[int]) -> list[Organization]:
    """Return the listed organisations of a list in its order, with what a row and their contacts need."""
    rows = Organization.objects.listed().filter(number__in=numbers).for_list().prefetch_related("contacts")
    known = {organization.number: organization for organization in rows}
    return [known[number] for number in numbers if number in known]
