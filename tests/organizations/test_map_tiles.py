"""Map tiles, which are off unless the operator names their server."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.template import Context, Template

from organizations.services.drawing import MapDrawing

READ = (
    "import json; from portal.settings import base;"
    "print(json.dumps(base.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']))"
)
DRAWING = MapDrawing([], [], [], "form=qb")


def pictures_from(**environment):
    """Return where pictures may come from in a process with this environment."""
    found = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(found.stdout)


def attributes():
    return Template("{% load map_addresses %}{% map_addresses drawing %}").render(
        Context({"drawing": DRAWING})
    )


@pytest.mark.parametrize("template", ["", "/tiles/{z}/{x}/{y}.png"])
def test_without_tiles_from_elsewhere_pictures_come_from_here_only(template):
    assert pictures_from(MAP_TILE_URL=template) == ["'self'", "data:"]


@pytest.mark.parametrize(
    ("template", "host"),
    [
        ("https://tiles.example.kz/{z}/{x}/{y}.png", "https://tiles.example.kz"),
        ("https://{s}.tiles.example.kz/{z}/{x}/{y}.png", "https://*.tiles.example.kz"),
    ],
)
def test_the_policy_lets_the_tiles_in(template, host):
    assert pictures_from(MAP_TILE_URL=template) == ["'self'", "data:", host]


def test_the_map_knows_the_tiles_and_whom_to_credit(settings):
    settings.MAP_TILE_URL = "https://tiles.example.kz/{z}/{x}/{y}.png"
    settings.MAP_TILE_CREDIT = 'Maps: "Example"'
    written = attributes()
    assert 'data-tiles="https://tiles.example.kz/{z}/{x}/{y}.png"' in written
    assert 'data-credit="Maps: &quot;Example&quot;"' in written


def test_the_map_asks_with_the_filter_and_the_language():
    written = attributes()
    assert 'data-features="/api/v1/organizations.geojson?lang=kk&amp;form=qb"' in written
    assert 'data-query="form=qb"' in written
