"""The real portal in a process of its own, as `make run` starts it, and Chromium to look at it."""

from __future__ import annotations

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import find_chromium

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
]
READY_SECONDS = 60


@pytest.fixture(scope="session")
def var_dir(tmp_path_factory):
    """Where the served portal keeps its data, the demo editor's log-in among it."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def portal(var_dir):
    """Prepare and serve the demo once; yields its address. PORTAL_AT names one that runs already."""
    if os.environ.get("PORTAL_AT"):
        yield os.environ["PORTAL_AT"]
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")},
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(var_dir),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "SITE_URL": f"http://localhost:{port}",
        "PORT": str(port),
        "WEB_THREADS": "4",
        "RATE_LIMITS": "off",
    }
    run = [sys.executable, "manage.py", "prepare"]
    prepared = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert prepared.returncode == 0, prepared.stdout[-2000:] + prepared.stderr[-2000:]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.py", "--no-control-socket"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(f"http://localhost:{port}/healthz")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(address):
    end = time.monotonic() + READY_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.fixture
def editor(portal, var_dir):
    """What the file of the demo says: address, password, secret of the app, recovery codes."""
    file = var_dir / "demo-login.txt"
    if not file.exists():
        pytest.skip("the portal under test is not ours, its log-in is not known")
    text = file.read_text()
    return {
        "email": re.search(r"E-mail\s+(\S+)", text)[1],
        "password": re.search(r"Password\s+(\S+)", text)[1],
        "secret": re.search(r"secret=([A-Z2-7]+)", text)[1],
        "codes": re.findall(r"\b\d{8}\b", text),
    }


@pytest.fixture(scope="session")
def chromium():
    """Yield one browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def look(chromium):
    """Open an address in a fresh context: `look(address, width=, theme=, script=)` gives the page."""
    contexts = []

    def opened(address=None, *, width=1280, height=900, theme="light", script=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, java_script_enabled=script,
            reduced_motion="reduce", **options,
        )  # fmt: skip
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if address:
            page.goto(address, wait_until="networkidle" if script else "load")
        return page

    yield opened
    for context in contexts:
        context.close()
