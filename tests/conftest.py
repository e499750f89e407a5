"""What every test has: fresh state, no network beyond this machine, and Chromium where there is one."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from portal.base import generation
from portal.management.catalogues import compile_catalogues

pytest_plugins = ["tests.fixtures", "tests.flushing"]

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
REQUIRE_ALL = os.environ.get("PORTAL_REQUIRE_ALL") == "1"
SKIPPED_BROWSER = pytest.StashKey[int]()

# How long one example takes says more about the machine's other work than about the code.
hypothesis_settings.register_profile("portal", hypothesis_settings(), deadline=None)
hypothesis_settings.load_profile("portal")


def find_chromium():
    """Return the path of the system's Chromium (CHROMIUM names another one), or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_configure(config):
    """Compile the catalogues once, before Django reads them; give whitenoise the folder it looks for."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    if not hasattr(config, "workerinput"):
        compile_catalogues([ROOT / "portal" / "locale", ROOT / "portal" / "upstream"])


def pytest_collection_modifyitems(config, items):
    """Leave the browser tests out where there is no Chromium; where all is required, stop instead."""
    browser = [item for item in items if item.get_closest_marker("browser")]
    if not browser or find_chromium():
        return
    if REQUIRE_ALL:
        raise pytest.UsageError("Browser tests need Chromium (package chromium, or set CHROMIUM).")
    config.stash[SKIPPED_BROWSER] = len(browser)
    for item in browser:
        item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly what was left out."""
    count = config.stash.get(SKIPPED_BROWSER, 0)
    if count:
        terminalreporter.section("NOT RUN", sep="!", red=True)
        terminalreporter.line(
            f"{count} browser tests: there is no Chromium. Install the package chromium, or set CHROMIUM."
        )


def pytest_unconfigure(config):
    """Remove the temporary folder that the test settings made for this process."""
    folder = Path(settings.VAR_DIR)
    if folder.parent == Path(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    """Give the path of Chromium to the tests marked `browser`."""
    return find_chromium()


@pytest.fixture(autouse=True)
def fresh_state():
    """Begin each test with empty caches, in Kazakh, whatever the test before it left behind."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    generation.forget()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that leaves this machine."""
    real = socket.socket.connect

    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            raise PermissionError(f"A test must not reach {address[0]}.")
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


def is_loopback(host):
    """Say whether a host name or address is this machine."""
    return host in ("localhost", "::1") or host.startswith("127.")
