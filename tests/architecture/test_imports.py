"""What the import contract in pyproject.toml cannot say: that it is whole, and where imports stand."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.architecture.tree import PACKAGES, ROOMS, ROOT, code_files, functions, name, tree_of

#: Import nothing of ours and are imported by nothing of ours, which has contracts of its own.
OUTSIDE_THE_LINE = {"portal.settings", "portal.__init__", "portal.static", "portal.locale", "portal.upstream"}
FLOOR = len(ROOMS)
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def layers(contract):
    """Return every module that a contract puts into a layer."""
    parts = [part for layer in contract["layers"] for part in layer.replace("|", ":").split(":")]
    return {part.strip().strip("()") for part in parts}


def height(module):
    """Return where in the line of rooms a module stands; the smaller, the higher."""
    return ROOMS.index(module.split(".")[0]) if module.split(".")[0] in ROOMS else FLOOR


def type_only_imports(path):
    """Return the modules that a file imports for its annotations only."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            yield from (found.module or "" for found in node.body if isinstance(found, ast.ImportFrom))
            yield from (n.name for found in node.body if isinstance(found, ast.Import) for n in found.names)


def modules_imported(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            yield node.module or "." * node.level
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_the_contract_covers_every_package_at_the_top():
    packages = {package for package in PACKAGES if (ROOT / package / "__init__.py").exists()}
    assert set(CONTRACT["root_packages"]) == packages


def test_the_contract_puts_every_part_of_the_project_into_the_line():
    line = layers(CONTRACT["contracts"][0])
    parts = {f"portal.{path.stem}" for path in (ROOT / "portal").iterdir() if is_code(path)}
    rooms = {room for room in ROOMS if (ROOT / room / "__init__.py").exists()}
    assert parts - OUTSIDE_THE_LINE - line == set()
    assert rooms - line == set()


def is_code(path):
    return path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")


def test_the_rooms_stand_in_the_order_of_the_line():
    order = [layer for layer in CONTRACT["contracts"][0]["layers"] if layer in ROOMS]
    assert order == [room for room in ROOMS if room in order]


@pytest.mark.parametrize("room", [room for room in ROOMS if (ROOT / room / "__init__.py").exists()])
def test_the_contract_orders_the_inside_of_every_room(room):
    inside = next(contract for contract in CONTRACT["contracts"] if "containers" in contract)
    assert room in inside["containers"]
    files = {path.stem for path in (ROOT / room).iterdir() if is_code(path)}
    assert files - layers(inside) - {"__init__", "migrations", "data", "templatetags", "typst"} == set()


def test_imports_for_annotations_obey_the_same_arrows_between_rooms():
    upward = [
        f"{name(path)} -> {module}"
        for path in code_files()
        for module in type_only_imports(path)
        if module.split(".")[0] in PACKAGES and height(module) < height(name(path).replace("/", "."))
        if not name(path).startswith(("portal/management", "portal/api", "portal/urls"))
    ]
    assert upward == []


def test_nothing_is_imported_inside_a_function_except_when_the_apps_are_ready():
    hidden = [
        f"{name(path)}:{node.lineno}"
        for path in code_files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if not (path.name == "apps.py" and function.name == "ready")
    ]
    assert hidden == []


def test_no_import_is_relative():
    relative = [name(path) for path in code_files() if any(m.startswith(".") for m in modules_imported(path))]
    assert relative == []


def test_nothing_of_the_portal_imports_the_tests():
    users = [name(p) for p in code_files() if any(m.split(".")[0] == "tests" for m in modules_imported(p))]
    assert users == []
