"""The description of the API: for machines, and as a page that loads nothing from outside."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel

import guides.answers
import organizations.answers
from portal.api.public import api

DOCS = "/api/v1/docs"
LOADED = re.compile(r'(?:src|href|action|data-[a-z-]+)="(https?://[^"]+|//[^"]+)"')
LOADING = re.compile(r"<(script|link|img|iframe|source|use)\b[^>]*>")


@pytest.fixture
def page(site_tree, client):
    """The page in English."""
    return client.get(f"{DOCS}?lang=en").content.decode()


def test_the_page_names_every_address_parameter_and_field(page):
    for address, methods in api.get_openapi_schema(path_prefix="/api/v1")["paths"].items():
        assert f"GET {address}" in page
        for parameter in methods["get"].get("parameters", []):
            assert f">{parameter['name']}</code>" in page
    for field in (
        "items[].city.name",
        "contacts.links[].url",
        "features[].properties.count",
        "without_sector",
        "chapters[].blocks[].value",
    ):
        assert f">{field}</code>" in page


def test_the_page_loads_nothing_from_outside(page):
    for tag in LOADING.finditer(page):
        for address in LOADED.findall(tag.group()):
            assert urlsplit(address).hostname == "testserver"


def test_the_page_needs_no_script_and_has_nothing_inline(page):
    assert re.search(r"<script(?![^>]*\bsrc=)", page) is None
    assert re.search(r"<style|\sstyle=|\son[a-z]+=", page) is None


def test_the_page_has_the_policy_of_every_public_page(site_tree, client):
    policy = client.get(DOCS)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_languages_of_the_page_are_a_parameter(page):
    for language in ("kk", "ru"):
        assert f'href="{DOCS}?lang={language}"' in page
    assert '<html lang="en">' in page


def test_the_examples_answer(page, client):
    examples = re.findall(r'class="go" href="([^"]+)"', page)
    assert len(examples) == 11
    for address in examples:
        assert client.get(address.replace("&amp;", "&")).status_code in (200, 404)


def test_the_description_names_the_portal_and_every_refusal_has_a_shape(db, client):
    described = client.get("/api/v1/openapi.json").json()
    assert described["servers"] == [{"url": "http://testserver"}]
    assert described["openapi"].startswith("3.")
    for methods in described["paths"].values():
        responses = methods["get"]["responses"]
        assert {"400", "429"} <= responses.keys()


def test_only_answers_are_described(db, client):
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    ours = {
        name
        for answers in (guides.answers, organizations.answers)
        for name, value in vars(answers).items()
        if isinstance(value, type) and issubclass(value, BaseModel)
    }
    described = {name for name in schemas if not name.startswith("Asked")}
    assert described - ours == {"Problem"}
