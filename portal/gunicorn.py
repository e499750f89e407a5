"""How gunicorn serves the portal; every value can be set from the environment.

Behind a proxy one thread a worker is the fastest (set nothing). Where browsers speak to it directly, as under
`make run`, several threads keep a browser's idle connections from holding a worker (set WEB_THREADS).
"""

from __future__ import annotations

import os
import socket
from typing import Any


def loopback(port: str) -> list[str]:
    """Return the loopback addresses of this machine: `localhost` may mean either of them."""
    addresses = [f"127.0.0.1:{port}"]
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return addresses
    return [*addresses, f"[::1]:{port}"]


wsgi_app = "portal.wsgi:application"
bind = os.environ.get("BIND", "").split() or loopback(os.environ.get("PORT", "8000"))
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "1"))
# The workers share the memory of what the master has loaded, and a portal that cannot start says so once.
preload_app = True
timeout = 30
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")


def when_ready(server: Any) -> None:
    """Say where the portal is, once it can be reached."""
    address = os.environ.get("SITE_URL") or f"http://{bind[0]}"
    print(f"\nThe portal is at {address}/  (end it with Ctrl-C)\n", flush=True)
