"""Text kept in three columns, and which of them a reader gets."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models
from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")
FALLBACKS = {"kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en"), "en": ("en", "kk", "ru")}
NATIVE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


class Localized(NamedTuple):
    """A text and the language it is written in, which may not be the one asked for."""

    text: str
    language: str


def current_language() -> str:
    """Return the active language as one of ours; Kazakh where none is active."""
    code = (get_language() or "kk").split("-")[0]
    return code if code in LANGUAGES else "kk"


def localized(row: models.Model, field: str, language: str | None = None) -> Localized:
    """Return `row.<field>_<language>`, or the nearest language that has something, with its code."""
    asked = language or current_language()
    for code in FALLBACKS[asked]:
        text = getattr(row, f"{field}_{code}")
        if text:
            return Localized(text, code)
    return Localized("", asked)
