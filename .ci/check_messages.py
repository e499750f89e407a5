"""Fail when a catalogue lacks a message of the code, keeps one that is gone, or leaves one untranslated."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("kk", "ru")
SOURCES = ("portal", "home", "organizations", "guides", "campaigns", "search", "templates", "manage.py")


def catalogue(root: Path, language: str) -> Path:
    """Return where the messages of a language lie."""
    return root / "portal" / "locale" / language / "LC_MESSAGES" / "django.po"


def key(entry: polib.POEntry) -> tuple[str, str, str]:
    """Return what makes a message the same message."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def messages(path: Path) -> dict[tuple[str, str, str], polib.POEntry]:
    """Read the living messages of a catalogue."""
    return {key(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def extract(copy: Path) -> None:
    """Copy the sources and take their messages out afresh, into empty catalogues."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, copy / name, ignore=shutil.ignore_patterns("locale", "static", "__pycache__")
            )
        elif source.exists():
            shutil.copy(source, copy / name)
    (copy / "portal" / "locale").mkdir()
    command = [sys.executable, "manage.py", "makemessages", "--no-location", "--verbosity", "0"]
    for language in LANGUAGES:
        command += ["--locale", language]
    subprocess.run(command, cwd=copy, check=True)


def is_unfinished(entry: polib.POEntry) -> bool:
    """Say whether a message still wants a translator."""
    return entry.fuzzy or not all([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())


def complaints(fresh: Path, kept: Path, language: str) -> list[str]:
    """Return what is wrong with a catalogue, one line each."""
    if not kept.exists():
        return [f"{language}: there is no catalogue"]
    wanted, found = messages(fresh), messages(kept)
    return [
        *(
            f"{language}: not in the catalogue: {entry.msgid!r}"
            for k, entry in wanted.items()
            if k not in found
        ),
        *(
            f"{language}: in no source any more: {entry.msgid!r}"
            for k, entry in found.items()
            if k not in wanted
        ),
        *(f"{language}: not translated: {entry.msgid!r}" for entry in found.values() if is_unfinished(entry)),
    ]


def main() -> int:
    """Compare the catalogues with the sources."""
    if not shutil.which("xgettext"):
        required = os.environ.get("PORTAL_REQUIRE_ALL") == "1"
        print("!!! NOT RUN: comparing the catalogues needs xgettext (package gettext).")
        return int(required)
    with tempfile.TemporaryDirectory(prefix="portal-messages-") as folder:
        copy = Path(folder)
        extract(copy)
        found = [
            c for lang in LANGUAGES for c in complaints(catalogue(copy, lang), catalogue(ROOT, lang), lang)
        ]
    print("\n".join(found) if found else "The catalogues are complete.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
