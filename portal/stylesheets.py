"""The style sheets of the public pages, in the order in which they must be read."""

from __future__ import annotations

FOLDER = "portal/css/"

#: Written by the static files storage out of all the others; there is no such source file.
BUNDLE = FOLDER + "site.css"

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
