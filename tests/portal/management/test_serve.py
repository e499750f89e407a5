from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SERVE = ROOT / "portal" / "management" / "serve.sh"

#: Stands for Python: notes which part it plays and how it ends; a part may be told to end by itself.
STAND_IN = """#!/bin/sh
case "$*" in *gunicorn*) part=web ;; *) part=worker ;; esac
echo $$ >"$NOTES/$part.pid"
trap 'echo ended >"$NOTES/$part.ended"; exit 0' TERM
if [ "$part" = "$ENDS" ]; then sleep 0.3; exit "$STATUS"; fi
while :; do sleep 0.1; done
"""


def _heed_signals():
    # A suite that was started with nohup hands on that it ignores the signal, and no shell can undo that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def serve(tmp_path):
    """Start the script with stand-ins; whatever is left of it is killed afterwards."""
    stand_in = tmp_path / "python"
    stand_in.write_text(STAND_IN)
    stand_in.chmod(0o755)
    started = []

    def start(ends="", status=0):
        environment = {
            **os.environ,
            "PYTHON": str(stand_in),
            "NOTES": str(tmp_path),
            "ENDS": ends,
            "STATUS": str(status),
        }
        process = subprocess.Popen(
            ["sh", SERVE],
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_heed_signals,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(*files):
    deadline = time.monotonic() + 20
    while not all(file.exists() and file.read_text() for file in files):
        assert time.monotonic() < deadline, f"waited in vain for {files}"
        time.sleep(0.05)


def is_alive(pid_file):
    try:
        os.kill(int(pid_file.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ending_it_ends_server_and_worker(serve, tmp_path, sent):
    process = serve()
    wait_for(tmp_path / "web.pid", tmp_path / "worker.pid")
    process.send_signal(sent)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "The portal has ended." in said
    assert (tmp_path / "web.ended").exists()
    assert (tmp_path / "worker.ended").exists()


@pytest.mark.parametrize(("ends", "stays"), [("web", "worker"), ("worker", "web")])
def test_when_one_of_them_dies_the_other_is_ended_and_the_status_is_passed_on(serve, tmp_path, ends, stays):
    process = serve(ends=ends, status=3)
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 3
    assert "ended by itself with status 3" in complaint
    assert (tmp_path / f"{stays}.ended").exists()
    assert not is_alive(tmp_path / f"{stays}.pid")


def test_when_one_of_them_ends_without_an_error_that_is_an_error(serve):
    process = serve(ends="worker", status=0)
    process.communicate(timeout=20)
    assert process.returncode == 1
