"""By what a page that comes with the portal is known, in every language and on every machine."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5


def key_of_page(name: str) -> UUID:
    """Return the translation key of a page of ours: the same in every language and place."""
    return uuid5(NAMESPACE_URL, f"birgemiz:page:{name}")
