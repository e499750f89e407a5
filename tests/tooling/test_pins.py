from __future__ import annotations

import re

from tests.architecture.tree import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,-]+\])?==(\S+)$", re.MULTILINE)


def pins(file):
    """Return the packages of a requirement file and their exact versions."""
    found = PIN.findall((ROOT / file).read_text())
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


def test_every_requirement_is_pinned_exactly():
    for file in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / file).read_text().splitlines()
        wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
        assert [line for line in wanted if not PIN.fullmatch(line)] == []


def test_the_full_set_has_the_versions_that_are_required():
    full = pins("constraints.txt")
    required = {**pins("requirements.txt"), **pins("requirements-dev.txt")}
    assert {package: full.get(package) for package in required} == required


def test_every_package_is_required_once():
    for file in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        named = [
            re.sub(r"[-_.]+", "-", package).lower() for package, _ in PIN.findall((ROOT / file).read_text())
        ]
        assert sorted(named) == sorted(set(named))
