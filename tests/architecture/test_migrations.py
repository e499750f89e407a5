from __future__ import annotations

import ast
import re

import pytest
from django.core.management import call_command

from tests.architecture.tree import migration_files, name

#: Steps that can lose data or break the code that is still running while a release goes out.
RISKY = re.compile(r"(Remove|Rename|Alter|Delete|Run)[A-Z]\w*")


def unexplained(source):
    """Return the risky steps of a migration without a comment of their own, on the line or right above it."""
    text = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and RISKY.fullmatch(ast.unparse(node.func).rsplit(".", 1)[-1]):
            above, line = text[node.lineno - 2].strip(), text[node.lineno - 1]
            if not above.startswith("#") and "  # " not in line:
                yield node.lineno


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


def test_every_removing_renaming_or_altering_step_says_why():
    bare = [f"{name(path)}:{line}" for path in migration_files() for line in unexplained(path.read_text())]
    assert bare == []


def test_a_step_without_a_reason_is_found():
    step = "migrations.RemoveField(model_name='city', name='area')"
    assert list(unexplained(f"operations = [\n    {step},\n]")) == [2]
    assert list(unexplained(f"operations = [\n    # Nobody filled it in.\n    {step},\n]")) == []
    assert list(unexplained(f"operations = [\n    {step},  # nobody filled it in\n]")) == []
    assert (
        list(unexplained("operations = [\n    migrations.AddField(model_name='city', name='area'),\n]")) == []
    )
