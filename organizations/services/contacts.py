"""Where a contact may be shown: what the data calls doubtful or personal is withheld from the start.

A rule is applied once; what editors decide afterwards stays, and an import never shows a contact in more
places than before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from organizations.data_files import read_data
from organizations.enums import Visibility

WIDEST_FIRST = (Visibility.EVERYWHERE, Visibility.PAGE, Visibility.NOWHERE)


@dataclass(frozen=True)
class Rule:
    """Where a contact is shown, and why no wider."""

    show: Visibility
    reason: str


class Withheld:
    """Rules by organisation, kind and value; a rule without a value is for the whole kind."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self._rules = {
            (int(row["number"]), row["field"], row["value"].casefold()): Rule(
                Visibility(row["show"]), row["reason"][:200]
            )
            for row in rows
        }

    def rule(self, number: int, kind: str, value: str) -> tuple[str, Rule] | None:
        """Return the rule for a contact with the value it names (empty for the whole kind), or None."""
        for named in (value.casefold(), ""):
            if found := self._rules.get((number, kind, named)):
                return named, found
        return None


@cache
def withheld_of_2020() -> Withheld:
    """Return the rules that come with the list of 2020."""
    return Withheld(read_data("contacts_withheld.csv"))


def narrower(one: str, other: str) -> Visibility:
    """Return whichever shows a contact in fewer places."""
    return max(Visibility(one), Visibility(other), key=WIDEST_FIRST.index)
