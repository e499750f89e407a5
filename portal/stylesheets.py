"""The style sheets of the public pages, in the order in which they must be read."""

from __future__ import annotations

FOLDER = "portal/css/"

#: The first one declares the cascade layers, so it comes first; between the rest the layers decide.
STYLESHEETS: tuple[str, ...] = tuple(
    f"{FOLDER}{name}.css"
    for name in (
        "tokens",
        "base",
        "shell",
        "identity",
        "controls",
        "forms",
        "lists",
        "home",
        "directory",
        "map",
        "detail",
        "prose",
        "guide",
        "blocks",
        "errors",
        "gallery",
        "print",
    )
)

_GUIDES = {"guide", "blocks"}
_ELSEWHERE = {"home", "directory", "map", "detail", "errors", "gallery"}


def _but(names: set[str]) -> tuple[str, ...]:
    left_out = {f"{FOLDER}{name}.css" for name in names}
    return tuple(name for name in STYLESHEETS if name not in left_out)


#: What a page asks for, which is one of these: the static files storage joins the parts in their order.
#: There are no such source files. A reader of the guides does not wait for the map, nor the other way round.
BUNDLES: dict[str, tuple[str, ...]] = {
    f"{FOLDER}site.css": _but(_GUIDES),
    f"{FOLDER}guides.css": _but(_ELSEWHERE),
}
