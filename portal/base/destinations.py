"""Places inside the portal that a menu item or a link in a text can lead to by name.

Each room registers its own when the apps are ready; a name whose target has nothing live resolves
to nothing, and whatever links there is then not shown.
"""

from __future__ import annotations

from collections.abc import Callable

Resolver = Callable[[str], str | None]

_resolvers: dict[str, Resolver] = {}


def register(name: str, resolver: Resolver) -> None:
    """Make `name` known; `resolver(language)` returns the path, or None while there is nothing."""
    _resolvers[name] = resolver


def path_of(name: str, language: str) -> str | None:
    """Return the path of the named place in that language, or None where there is nothing to see."""
    resolver = _resolvers.get(name)
    return resolver(language) if resolver else None


def names() -> list[str]:
    """Return the registered names, sorted."""
    return sorted(_resolvers)
