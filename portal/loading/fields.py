"""Content files as mappings whose every key is asked for: an unknown or missing one stops with its place."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from portal.base.languages import LANGUAGES
from portal.loading.markup import MarkupError, checked


class ContentError(Exception):
    """A content file is not as it must be."""


class _UniqueKeys(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse a mapping that names a key twice."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise ContentError(f"{node.start_mark}: a key stands twice")
        return super().construct_mapping(node, deep)


class Fields:
    """A mapping of a content file, whose keys are taken one by one; what is left over is an error."""

    def __init__(self, where: str, data: object) -> None:
        if not isinstance(data, dict):
            raise ContentError(f"{where}: expected keys and values")
        self.where, self.data = where, dict(data)

    def take(self, key: str, kind: type, *, optional: bool = False) -> Any:
        """Return the value of a key, which must be of that type."""
        if key not in self.data and optional:
            return None
        value = self.data.pop(key, None)
        if value is None and optional:
            return None
        given = value.strip() if isinstance(value, str) else value
        if not isinstance(given, kind) or (given == "" and not optional):
            raise ContentError(f"{self.where}: {key} must be given as {kind.__name__}")
        return given

    def markup(self, key: str) -> str:
        """Return a text with markup."""
        try:
            return checked(self.take(key, str))
        except MarkupError as error:
            raise ContentError(f"{self.where}: {key}: {error}") from error

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        found = self.take(key, list)
        if not all(isinstance(name, str) and name.strip() for name in found):
            raise ContentError(f"{self.where}: {key} must be a list of texts")
        return tuple(name.strip() for name in found)

    def languages(self, key: str) -> dict[str, str]:
        """Return a text in the three languages; all may be empty, none may be missing."""
        texts = Fields(f"{self.where}: {key}", self.take(key, dict))
        if set(texts.data) != set(LANGUAGES):
            raise ContentError(f"{texts.where}: expected {', '.join(LANGUAGES)}")
        return {code: texts.take(code, str, optional=True) or "" for code in LANGUAGES}

    def done(self) -> None:
        """Refuse what nobody took."""
        if self.data:
            raise ContentError(f"{self.where}: unknown {', '.join(map(str, self.data))}")


def read_yaml(path: Path) -> object:
    """Return what a file holds."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 -- a SafeLoader
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: {error}") from error
