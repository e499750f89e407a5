from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import ROOT, name, tree_of

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OUTSIDE = ("http://", "https://", "mailto:")
#: Read by the settings for the demo and the tests, and explained where those are.
NOT_FOR_OPERATORS = {"TEST_DATABASE_URL", "TEST_DATABASE_FILE"}


def anchor(heading):
    """Return the address of a heading as the hosting sites make it."""
    plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower())
    return plain.replace(" ", "-")


def is_dead(document, link):
    if link.startswith(OUTSIDE):
        return False
    target, _, part = link.partition("#")
    file = (document.parent / target).resolve() if target else document
    if not file.exists():
        return True
    return bool(part) and part not in {anchor(heading) for heading in HEADING.findall(file.read_text())}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(document):
    text = CODE_BLOCK.sub("", document.read_text())
    links = [first or second for first, second in LINK.findall(text)]
    assert [link for link in links if is_dead(document, link)] == []


def variables_read():
    """Return the environment variables that the settings and the server's configuration read."""
    files = [*(ROOT / "portal" / "settings").glob("*.py"), ROOT / "portal" / "gunicorn.py"]
    for node in (node for file in files for node in ast.walk(tree_of(file))):
        if isinstance(node, ast.Call) and re.match(r"env\.|os\.environ\.|required$", ast.unparse(node.func)):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_the_readme_explains_every_variable():
    readme = (ROOT / "README.md").read_text()
    unexplained = {variable for variable in variables_read() if f"`{variable}`" not in readme}
    assert unexplained - NOT_FOR_OPERATORS == set()


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 80
