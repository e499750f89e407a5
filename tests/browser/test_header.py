from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def opened(page):
    """Return how many parts of the header stand open."""
    return page.evaluate("document.querySelectorAll('header details[open]').length")


def test_menu_opens_without_script_and_holds_no_dead_switch(portal, look):
    page = look(f"{portal}/kk/", width=360, script=False)

    page.locator("header .drop-menu > summary").click()

    assert page.locator("header .drop-menu a[hreflang=ru]").is_visible()
    assert not page.locator("[data-theme-value]").first.is_visible()


def test_search_opens_in_the_header_and_asks_the_directory_without_script(portal, look):
    page = look(f"{portal}/ru/", width=1280, script=False)

    page.locator("header .drop-find > summary").click()
    page.locator("#top-q").fill("Тараз")
    page.locator("#top-q").press("Enter")

    assert page.url.startswith(f"{portal}/ru/organizations/?q=")


def test_only_one_part_of_the_header_is_open_at_a_time(portal, look):
    page = look(f"{portal}/en/", width=1280)

    page.locator("header .drop-find > summary").click()
    page.locator("header .drop-theme > summary").click()

    assert opened(page) == 1


def test_escape_closes_what_is_open_and_keeps_the_place_of_the_keyboard(portal, look):
    page = look(f"{portal}/en/", width=1280)
    page.locator("header .drop-find > summary").click()
    page.locator("#top-q").focus()

    page.keyboard.press("Escape")

    assert opened(page) == 0
    assert page.evaluate("document.activeElement.matches('.drop-find > summary')")


def test_click_elsewhere_closes_what_is_open(portal, look):
    page = look(f"{portal}/en/", width=1280)
    page.locator("header .drop-find > summary").click()

    page.locator("h1").click()

    assert opened(page) == 0


def test_chosen_language_is_where_the_bare_address_leads_from_then_on(portal, look):
    page = look(f"{portal}/", width=1280, locale="en-GB")
    assert page.url == f"{portal}/en/"

    page.locator("header a[hreflang=ru]").first.click()
    page.wait_for_url(f"{portal}/ru/")
    page.goto(f"{portal}/")

    assert page.url == f"{portal}/ru/"


@pytest.mark.parametrize("part", [".drop-find", ".drop-menu"])
@pytest.mark.parametrize("width", [320, 360])
def test_what_opens_in_the_header_stays_on_the_screen_of_a_phone(portal, look, width, part):
    page = look(portal + "/kk/", width=width)
    page.click(f"{part} summary")
    box = page.locator(f"{part} .drop-body").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
