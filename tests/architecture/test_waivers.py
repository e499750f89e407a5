from __future__ import annotations

import re
import tokenize

import pytest

from tests.architecture.tree import code_files, name, suite_files

NOQA = re.compile(r"#\s*noqa\b", re.IGNORECASE)
NOQA_IN_FULL = re.compile(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* -- \S.*")
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore")
TYPE_IGNORE_IN_FULL = re.compile(r"# type: ignore\[[a-z-]+(, ?[a-z-]+)*\]  # \S.*")


def comments(path):
    with path.open("rb") as file:
        return [
            (t.start[0], t.string) for t in tokenize.tokenize(file.readline) if t.type == tokenize.COMMENT
        ]


def is_lax(comment):
    """Say whether a comment silences a check without naming the code and the reason."""
    if NOQA.search(comment) and not NOQA_IN_FULL.search(comment):
        return True
    return bool(TYPE_IGNORE.search(comment) and not TYPE_IGNORE_IN_FULL.search(comment))


def test_every_silenced_check_names_its_code_and_the_reason():
    lax = [
        f"{name(path)}:{line} {comment}"
        for path in [*code_files(), *suite_files()]
        for line, comment in comments(path)
        if is_lax(comment)
    ]
    assert lax == []


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: F401",
        "#NOQA",
        "# noqa: F401 importing registers",
        "# type: ignore",
        "# type: ignore[misc]",
    ],
)
def test_a_bare_waiver_is_lax(comment):
    assert is_lax(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: F401 -- importing registers",
        "# noqa: E402, F403 -- later",
        "# type: ignore[misc]  # narrower",
        "# x",
    ],
)
def test_a_waiver_with_code_and_reason_is_fine(comment):
    assert not is_lax(comment)
