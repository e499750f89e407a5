from __future__ import annotations

import ast

from tests.architecture.tree import code_files, functions, name, suite_files, template_files

#: The most lines a file may have, by its role: the file's own name, or the folder it stands in.
CEILINGS = {"models": 200, "services": 200, "views": 150, "forms": 150, "viewsets": 150, "blocks": 150}
ANY_OTHER_FILE = 250
TEST_MODULE = 300
TEMPLATE = 80
FUNCTION = 30


def ceiling(path):
    roles = [path.stem, *(parent.name for parent in path.parents)]
    return next((CEILINGS[role] for role in roles if role in CEILINGS), ANY_OTHER_FILE)


def lines(path):
    return len(path.read_text().splitlines())


def length(function):
    """Count the lines of a function without its decorators and docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    described = first.end_lineno - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - described


def test_no_code_file_is_longer_than_its_role_allows():
    too_long = {name(path): lines(path) for path in code_files() if lines(path) > ceiling(path)}
    assert too_long == {}


def test_no_test_module_is_longer_than_allowed():
    assert {name(path): lines(path) for path in suite_files() if lines(path) > TEST_MODULE} == {}


def test_no_template_is_longer_than_allowed():
    assert {name(path): lines(path) for path in template_files() if lines(path) > TEMPLATE} == {}


def test_no_function_is_longer_than_allowed():
    too_long = {
        f"{name(path)}:{function.lineno} {function.name}": length(function)
        for path in code_files()
        for function in functions(path)
        if length(function) > FUNCTION
    }
    assert too_long == {}
