from __future__ import annotations

from tests.architecture.tree import PACKAGES, ROOT, code_files, name, suite_files

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "core"}
TOP_LEVEL_FOLDERS = {*PACKAGES, "templates", "tests", "docs"}
TOP_LEVEL_PYTHON = {"manage.py"}
MADE_BY_RUNNING = {"var", "htmlcov", "test-results", "node_modules"}


def test_every_file_and_folder_has_a_name_that_says_its_role():
    vague = [
        name(path)
        for path in [*code_files(), *suite_files()]
        if NAMES_THAT_SAY_NOTHING & {path.stem, *(part.name for part in path.relative_to(ROOT).parents)}
    ]
    assert vague == []


def test_no_folder_is_added_at_the_top():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders - TOP_LEVEL_FOLDERS - MADE_BY_RUNNING == set()


def test_no_module_is_added_at_the_top():
    assert {path.name for path in ROOT.glob("*.py")} == TOP_LEVEL_PYTHON
