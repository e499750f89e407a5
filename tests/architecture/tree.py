"""The files of the project as the architecture tests see them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: The rooms, highest first; `portal` is roof and floor.
ROOMS = ("search", "home", "campaigns", "organizations", "guides")
PACKAGES = ("portal", *ROOMS)


def name(path):
    """Return a path as people write it, from the root of the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def code_files():
    """Return the Python files of the portal itself, without migrations."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [ROOT / "manage.py", *sorted(path for path in found if "migrations" not in path.parts)]


@cache
def migration_files():
    """Return the migrations of every app of ours."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("migrations/*.py")]
    return sorted(path for path in found if path.name != "__init__.py")


@cache
def suite_files():
    """Return the Python files below tests/."""
    return sorted((ROOT / "tests").rglob("*.py"))


@cache
def template_files():
    """Return every template of ours."""
    return sorted(
        path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt", ".xml"}
    )


@cache
def tree_of(path):
    """Return the parsed file."""
    return ast.parse(path.read_text(), filename=name(path))


def functions(path):
    """Return every function and method of a file."""
    return [
        node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
