"""What goes into a document: plain data and pictures; equal content has an equal mark."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from guides.services.documents.around import Node

TEMPLATES = Path(__file__).resolve().parents[2] / "typst"
#: To be raised when the way from data to a file changes and no file below `TEMPLATES` does.
VERSION = 1


@dataclass(frozen=True)
class Manuscript:
    """The data of a document, the template that sets it, and the pictures in it."""

    template: str
    data: Node
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    #: Keys of the printable forms that the text names.
    forms: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """Return the language that it is written in."""
        return str(self.data["language"])

    def json(self) -> bytes:
        """Return the data as the templates read it."""
        return json.dumps(self.data, ensure_ascii=False, sort_keys=True).encode()

    def digest(self, kind: str) -> str:
        """Return a mark of everything that a document of that kind is made of."""
        mark = sha256(f"{VERSION} {kind} {self.template} {templates_digest()}".encode())
        mark.update(self.json())
        for name in sorted(self.pictures):
            mark.update(sha256(self.pictures[name]).digest())
        return mark.hexdigest()[:32]


@cache
def templates() -> dict[str, bytes]:
    """Return the files by which documents are set and styled."""
    return {path.name: path.read_bytes() for path in sorted(TEMPLATES.iterdir()) if path.is_file()}


@cache
def templates_digest() -> str:
    """Return a mark of those files."""
    mark = sha256()
    for content in templates().values():
        mark.update(sha256(content).digest())
    return mark.hexdigest()
