"""What a first visit loads: little, and only from here."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import PAGES, by_name

pytestmark = pytest.mark.browser


class Network:
    """Counts what a page asks for."""

    def __init__(self, page):
        self.hosts, self.count, self.errors = set(), 0, []
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.bytes = 0
        self.session.on("Network.loadingFinished", self._finished)
        page.on("request", self._asked)
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(parts.hostname)
            self.count += 1

    def _finished(self, event):
        self.bytes += event["encodedDataLength"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_first_view_is_light_and_all_from_here(portal, look, kind, width):
    page = look(width=width)
    network = Network(page)
    answer = page.goto(f"{portal}/kk/{kind.path}", wait_until="networkidle")
    assert answer.status == kind.status
    assert network.hosts == {"localhost"}
    assert network.bytes <= kind.budget_kb * 1024
    assert network.count <= kind.requests
    expected = [] if kind.status == 200 else [error for error in network.errors if str(kind.status) in error]
    assert network.errors == expected
