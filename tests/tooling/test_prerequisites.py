from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL = shutil.which("sh")


@pytest.fixture
def machine(tmp_path):
    """A machine that has git and this Python, on which programs can be replaced."""
    programs = {"git": "exit 0", "python3": f'exec {sys.executable} "$@"'}

    def check(*arguments, **replaced):
        for program, script in {**programs, **replaced}.items():
            if script is not None:
                (tmp_path / program).write_text(f"#!{SHELL}\n{script}\n")
                (tmp_path / program).chmod(0o755)
        return subprocess.run(
            [SHELL, ROOT / ".ci" / "prerequisites.sh", *arguments],
            env={**os.environ, "PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return check


@pytest.fixture
def taken():
    """A port that something else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_machine_with_everything_passes_silently(machine):
    done = machine()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        ({"git": None}, "Missing: git"),
        ({"python3": None}, "Missing: python3, 3.11 or newer"),
        (
            {"python3": 'case "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac'},
            "This one is Python 3.9.2",
        ),
        ({"python3": 'case "$2" in *ensurepip*) exit 1 ;; esac'}, "sudo apt-get install python3-venv"),
    ],
)
def test_what_is_missing_is_said_with_the_way_to_get_it(machine, replaced, said):
    done = machine(**replaced)
    assert done.returncode == 1
    assert said in done.stderr


def test_everything_that_is_missing_is_said_at_once(machine):
    done = machine(git=None, python3=None)
    assert [line for line in done.stderr.splitlines() if line.startswith("Missing")] == [
        "Missing: git",
        "Missing: python3, 3.11 or newer",
    ]


def test_a_free_port_passes(machine):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert machine(str(free)).returncode == 0


def test_a_port_in_use_is_said_with_another_to_try(machine, taken):
    done = machine(str(taken))
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {taken} is in use. End what uses it, or choose another one: make run PORT=8001\n"
    )


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_wrong_port_is_said(machine, port):
    done = machine(port)
    assert done.returncode == 1
    assert "PORT must be a number from 1 to 65535" in done.stderr
