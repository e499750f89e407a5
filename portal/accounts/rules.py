"""Who may enter the admin, and whether this session has shown a second factor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol


class Person(Protocol):
    """What the rules need to know of a user."""

    def has_perm(self, perm: str) -> bool:
        """Say whether the user has the permission."""


def may_enter_admin(person: Person) -> bool:
    """Say whether this is staff: anyone whom Wagtail would let in."""
    return person.has_perm("wagtailadmin.access_admin")


def showed_second_factor(records: Iterable[dict[str, Any]]) -> bool:
    """Say whether one of the session's records is a second factor (or a passkey alone, which is two)."""
    return any(record.get("method") == "mfa" for record in records)


def proved_address(records: Iterable[dict[str, Any]], now: float, within: float) -> bool:
    """Say whether a mailed code was typed in this session within the last `within` seconds."""
    return any(record.get("method") == "code" and now - record.get("at", 0) < within for record in records)
