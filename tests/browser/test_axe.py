"""No accessibility fault that a machine can find, on any page type, in any look."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import EVERY_LOOK, LOOKS, PAGES, by_name

pytestmark = pytest.mark.browser
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def faults(page):
    """Return what axe finds, one line a fault, with where it is.

    At the end of the page, where what sticks to the lower edge of a phone lies at its own place: elsewhere it
    covers by chance half a link, which axe then finds too small.
    """
    page.evaluate("window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_page_has_no_accessibility_fault(portal, look, kind, language, theme, width):
    page = look(f"{portal}/{language}/{kind.path}", width=width, theme=theme)
    assert faults(page) == []


@pytest.mark.prove
@pytest.mark.parametrize(("language", "theme", "width"), [each for each in EVERY_LOOK if each not in LOOKS])
@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_page_has_no_accessibility_fault_in_any_look(portal, look, kind, language, theme, width):
    page = look(f"{portal}/{language}/{kind.path}", width=width, theme=theme)
    assert faults(page) == []


def test_open_menu_has_no_accessibility_fault(portal, look):
    page = look(f"{portal}/kk/", width=360)
    page.locator(".drop > summary").last.click()
    assert page.locator(".drop[open]").count() == 1
    assert faults(page) == []


def test_refused_form_has_no_accessibility_fault(portal, look):
    page = look(f"{portal}/kk/organizations/komek/report/", width=360)
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".summary").is_visible()
    assert faults(page) == []
