"""Write what the long proofs showed as a part of docs/proof.md; `.ci/prove.sh` puts the parts together."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
OUTCOMES = pytest.StashKey[dict]()
COLUMNS = ("proof", "where", "times", "outcome", "seconds")


def pytest_addoption(parser):
    """Take the file that the part is added to."""
    parser.addoption("--proof", type=Path, required=True, help="add the results to this file")


def pytest_configure(config):
    """Begin with nothing proved."""
    config.stash[OUTCOMES] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep the outcome and the seconds of one test; its worst phase counts."""
    report = yield
    known = item.config.stash[OUTCOMES].setdefault(item.nodeid, {"outcome": "passed", "seconds": 0.0})
    known["seconds"] += report.duration
    if not report.passed:
        known["outcome"] = report.outcome
    return report


def pytest_sessionfinish(session):
    """Add the part of this database."""
    with session.config.getoption("proof").open("a") as file:
        file.write(f"\n## {database()}\n\n{table(session.config.stash[OUTCOMES])}\n")


def table(outcomes):
    """Return a Markdown table with a line for each test function, its parameters counted together."""
    lines = [f"| {' | '.join(COLUMNS)} |", "| --- | --- | ---: | --- | ---: |"]
    functions = {}
    for node, one in outcomes.items():
        functions.setdefault(node.partition("[")[0], []).append(one)
    for node, results in functions.items():
        path, _, name = node.rpartition("::")
        seconds = sum(one["seconds"] for one in results)
        cells = (sentence(name), f"`{path}`", str(len(results)), outcome(results), f"{seconds:,.0f}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) if functions else "No proof was run."


def sentence(name):
    """Return the name of a test function as words."""
    return name.removeprefix("test_").replace("_", " ").capitalize()


def outcome(results):
    """Return `passed`, or how many of the results were anything else."""
    counts = {
        kind: sum(one["outcome"] == kind for one in results) for kind in ("failed", "skipped", "passed")
    }
    told = {kind: count for kind, count in counts.items() if count}
    return (
        next(iter(told)) if len(told) == 1 else ", ".join(f"{count} {kind}" for kind, count in told.items())
    )


def database():
    """Name the database that the tests ran on, and its version."""
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with psycopg.connect(os.environ["TEST_DATABASE_URL"], dbname="postgres") as server:
        major, minor = divmod(server.info.server_version, 10_000)
    return f"PostgreSQL {major}.{minor}"


def heading():
    """Return how the document begins: when, which state of the code, on what machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join(
        (
            "# Long proofs",
            "",
            "Written by `make prove`; what each proves stands in the test of that name.",
            "",
            "| | |",
            "| --- | --- |",
            f"| date | {datetime.now(UTC):%Y-%m-%d %H:%M} UTC |",
            f"| commit | {commit()} |",
            f"| machine | {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.machine()} |",
            f"| Python | {platform.python_version()} |",
        )
    )


def commit():
    """Return the commit, and say whether the files differ from it."""
    known = git("rev-parse", "--short=12", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/proof.md")
    return f"`{known}`{' with changes that are not committed' if changed else ''}"


def git(*arguments):
    """Return what git says, from the root of the project."""
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    print(heading())
