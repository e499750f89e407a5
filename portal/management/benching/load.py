"""Asking one address again and again, and what that cost."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from statistics import median

from portal.management.benching.servers import Server

WARM_UP = 8


@dataclass(frozen=True)
class Measured:
    """What one address cost: milliseconds as the client saw them, requests per second of server processor."""

    name: str
    per_cpu_second: float
    p50: float
    p99: float
    bytes_sent: int
    queries: int | None = None


class WrongAnswer(Exception):
    """The address did not answer 200, so its speed says nothing."""


def measure(
    server: Server,
    name: str,
    paths: list[str],
    *,
    seconds: float,
    encoding: str = "br",
    anew: bool = False,
    queries: int | None = None,
) -> Measured:
    """Ask the paths in turn for about `seconds`, one request at a time; the first few do not count.

    `anew` sends a header that keeps the store of anonymous pages out, so each answer is made for it.
    """
    for path in (paths * WARM_UP)[: max(WARM_UP, min(len(paths), 40))]:
        size = _ask(server.port, path, encoding, anew)
    taken: list[float] = []
    began_cpu, began = server.cpu_seconds(), time.perf_counter()
    while time.perf_counter() - began < seconds:
        start = time.perf_counter()
        size = _ask(server.port, paths[len(taken) % len(paths)], encoding, anew)
        taken.append((time.perf_counter() - start) * 1000)
    cpu = max(server.cpu_seconds() - began_cpu, 0.01)
    taken.sort()
    return Measured(name, len(taken) / cpu, median(taken), taken[int(len(taken) * 0.99)], size, queries)


def _ask(port: int, path: str, encoding: str, anew: bool) -> int:
    headers = {"Accept-Encoding": encoding, "Host": f"localhost:{port}"}
    if anew:
        headers["Authorization"] = "Bench"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise WrongAnswer(f"{path} answered {answer.status}.")
    return len(body)
