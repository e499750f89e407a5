from __future__ import annotations

import re

import pytest

from tests import proof


def results(*outcomes):
    return {
        f"tests/test_one.py::test_it_holds[{number}]": {"outcome": outcome, "seconds": 600.0}
        for number, outcome in enumerate(outcomes)
    }


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        (["passed", "passed"], "2 | passed | 1,200"),
        (["passed", "failed"], "2 | 1 failed, 1 passed | 1,200"),
        (["skipped"], "1 | skipped | 600"),
    ],
)
def test_what_was_run_is_told_by_function(outcomes, told):
    lines = proof.table(results(*outcomes)).splitlines()

    assert lines[2:] == [f"| It holds | `tests/test_one.py` | {told} |"]


def test_nothing_run_is_not_told_as_something_proved():
    assert proof.table({}) == "No proof was run."


def test_heading_names_time_commit_and_machine():
    heading = proof.heading()

    assert re.search(r"^\| date \| \d{4}-\d\d-\d\d \d\d:\d\d UTC \|$", heading, re.MULTILINE)
    assert re.search(
        r"^\| commit \| `[0-9a-f]{12}`( with changes that are not committed)? \|$", heading, re.M
    )
    assert re.search(r"^\| machine \| \d+ cores, \d+ GiB of memory, \S+ \|$", heading, re.MULTILINE)
    assert re.search(r"^\| Python \| 3\.\d+\.\d+ \|$", heading, re.MULTILINE)
