"""A web server of our own for measuring, and the processor time that its workers have used."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Gunicorn with one sync worker serving `application`, for as long as the `with` block lasts."""

    def __init__(self, application: str) -> None:
        self.application = application
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        arguments = [
            sys.executable, "-m", "gunicorn", "--no-control-socket", "--workers", "1", "--timeout", "120",
            "--log-level", "error", "--bind", f"127.0.0.1:{self.port}", self.application,
        ]  # fmt: skip
        self._process = subprocess.Popen(arguments)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=30)

    def cpu_seconds(self) -> float:
        """Return the processor time, user and system, of the workers so far."""
        return sum(_used(pid) for pid in self._workers())

    def memory_mib(self) -> float:
        """Return the proportional memory of master and workers in MiB."""
        if self._process is None:
            return 0.0
        pages = 0
        for pid in (self._process.pid, *self._workers()):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    pages += int(line.split()[1])
        return pages / 1024

    def _workers(self) -> list[int]:
        if self._process is None:
            return []
        pid = self._process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"{self.application} did not start within {START_SECONDS} s.")


def _used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
