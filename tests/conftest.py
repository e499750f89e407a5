"""What every test has: fresh state, no network beyond this machine; Chromium and Java where there are."""

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
#: What a mark needs beyond Python, and what to do where it is missing.
NEEDS = {
    "browser": ("Chromium", "Install the package chromium, or set CHROMIUM."),
    "java": (
        "Java or veraPDF",
        "Install the packages default-jre-headless and maven and run .ci/verapdf.sh, or set VERAPDF.",
    ),
}
LEFT_OUT = pytest.StashKey[dict[str, int]]()

# How long one example takes says more about the machine's other work than about the code.
hypothesis_settings.register_profile("portal", hypothesis_settings(), deadline=None)
hypothesis_settings.load_profile("portal")


def find_chromium():
    """Return the path of the system's Chromium (CHROMIUM names another one), or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def find_verapdf():
    """Return the path of the checker of tagged PDF (VERAPDF names another one), or None if it cannot run."""
    named = os.environ.get("VERAPDF")
    found = named or next(map(str, (ROOT / "var" / "tools").glob("cli-*.jar")), None)
    return found if shutil.which("java") else None


FINDERS = {"browser": find_chromium, "java": find_verapdf}


def pytest_configure(config):
    """Compile the catalogues once, before Django reads them; give whitenoise the folder it looks for."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    if not hasattr(config, "workerinput"):
        compile_catalogues([ROOT / "portal" / "locale", ROOT / "portal" / "upstream"])


def pytest_collection_modifyitems(config, items):
    """Leave out the tests that this machine cannot run; where all is required, stop instead."""
    config.stash[LEFT_OUT] = {}
    for mark, (what, advice) in NEEDS.items():
        marked = [item for item in items if item.get_closest_marker(mark)]
        if not marked or FINDERS[mark]():
            continue
        if REQUIRE_ALL:
            raise pytest.UsageError(f"Tests marked {mark} need {what}. {advice}")
        config.stash[LEFT_OUT][mark] = len(marked)
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=f"no {what} on this machine"))


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly what was left out."""
    for mark, count in config.stash.get(LEFT_OUT, {}).items():
        what, advice = NEEDS[mark]
        terminalreporter.section("NOT RUN", sep="!", red=True)
        terminalreporter.line(f"{count} tests marked {mark}: there is no {what}. {advice}")


def pytest_unconfigure(config):
    """Remove the temporary folder that the test settings made for this process."""
    folder = Path(settings.VAR_DIR)
    if folder.parent == Path(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    """Give the path of Chromium to the tests marked `browser`."""
    return find_chromium()


@pytest.fixture(scope="session")
def verapdf():
    """Give the path of veraPDF to the tests marked `java`."""
    return find_verapdf()


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
