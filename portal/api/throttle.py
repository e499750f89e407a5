"""How many requests one address may send to a process in a minute.

Reading is cheap and most of it is answered by the page store before it comes here; this guards the processor
of one process, so each process counts for itself, in memory, and writes nothing.
"""

from __future__ import annotations

import threading
import time

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from portal.base.limits import client_address

PER_MINUTE = 1_200
WINDOW = 60.0
MAX_ADDRESSES = 20_000


class PerAddressThrottle(BaseThrottle):
    """A count per address and minute; an IPv6 network counts as one address."""

    def __init__(self, amount: int = PER_MINUTE) -> None:
        self.amount = amount
        self._counts: dict[str, int] = {}
        self._began = 0.0
        self._lock = threading.Lock()

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request and say whether it is within bounds."""
        if not settings.RATE_LIMITS:
            return True
        address = client_address(request)
        with self._lock:
            now = time.monotonic()
            if now - self._began >= WINDOW or len(self._counts) >= MAX_ADDRESSES:
                self._counts, self._began = {}, now
            self._counts[address] = self._counts.get(address, 0) + 1
            return self._counts[address] <= self.amount

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return max(1.0, WINDOW - (time.monotonic() - self._began))
