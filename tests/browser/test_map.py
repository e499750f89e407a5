"""The map: a drawing whose links are enough, and a live map in its place when somebody looks closer."""

from __future__ import annotations

import re
from math import hypot
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_axe import faults

pytestmark = pytest.mark.browser

LIST = "/kk/organizations/"
IN = "[data-map-zoom='1']"
OUT = "[data-map-zoom='-1']"
DOTS = ".map-live .map-dot"


def visible(page, selector):
    return [found for found in page.locator(selector).all() if found.is_visible()]


def centres(page, selector):
    """Return where circles stand on the screen."""
    boxes = [found.bounding_box() for found in visible(page, selector)]
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]


def sum_of(page, selector):
    return sum(int(found.text_content()) for found in visible(page, selector))


def zoom_in(page):
    with page.expect_response(lambda response: "organizations.geojson" in response.url):
        page.click(IN)
    page.wait_for_load_state("networkidle")


def wake(page):
    zoom_in(page)
    page.wait_for_selector(DOTS)


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280, 1920])
def test_every_circle_is_large_enough_and_has_a_name(portal, look, width):
    page = look(f"{portal}{LIST}#map", width=width, script=False)
    circles = visible(page, ".map .c")
    assert circles
    for circle in circles:
        assert min(circle.bounding_box()[side] for side in ("width", "height")) >= 24
    for link in page.locator(".map a:has(.c)").all():
        assert re.search(r"\d", link.get_attribute("aria-label"))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_circles_hold_everything_on_the_list(portal, look, width):
    page = look(f"{portal}{LIST}#map", width=width, script=False)
    listed = int(page.locator("[data-count] h2").text_content().split()[0])
    assert sum_of(page, ".map .ct") == listed


def test_a_circle_leads_to_the_list_of_its_town_without_script(portal, look):
    page = look(f"{portal}{LIST}?form=qb#map", script=False)
    page.locator(".map .by-town a[href*='city=temirtau']").click()
    page.wait_for_load_state()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"city": ["temirtau"], "form": ["qb"]}


def test_a_region_leads_to_its_list_without_script(portal, look):
    page = look(portal + LIST, script=False)
    page.locator(".map .by-town a[href*='region=ulytau-region']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?region=ulytau-region")
    assert page.locator(".map .r-on").count() >= 1


def test_nothing_of_leaflet_is_loaded_before_somebody_zooms(portal, look):
    page = look()
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(portal + LIST, wait_until="networkidle")
    assert not [path for path in asked if "leaflet" in path or "regions" in path or "live-map" in path]


def test_on_a_phone_no_script_of_the_map_is_loaded_while_the_list_is_open(portal, look):
    page = look(width=360)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(portal + LIST, wait_until="networkidle")
    assert not [url for url in asked if "/js/map" in url]
    page.click(".dir-list .tabs a[href='#map']")
    page.wait_for_selector("[data-map-tools]:not([hidden])")


def test_the_live_map_stands_exactly_where_the_drawing_stood(portal, look):
    page = look(portal + LIST)
    drawn = centres(page, ".map .c")
    wake(page)
    page.click(OUT)
    page.wait_for_selector(f"{OUT}[aria-disabled=true]")
    alive = centres(page, DOTS)
    assert len(alive) == len(drawn)
    for one in drawn:
        assert min(hypot(one[0] - other[0], one[1] - other[1]) for other in alive) < 2


def test_closer_the_server_counts_with_the_filter_of_the_list(portal, look):
    page = look(f"{portal}{LIST}?form=qb")
    with page.expect_request(lambda request: "organizations.geojson" in request.url) as asked:
        page.click(IN)
    query = parse_qs(urlsplit(asked.value.url).query)
    assert (query["form"], query["lang"], query["zoom"]) == (["qb"], ["kk"], ["5"])
    west, south, east, north = map(float, query["bbox"][0].split(","))
    assert 46 <= west < east <= 88
    assert 40 <= south < north <= 56


def test_the_live_map_follows_a_choice_in_the_filters(portal, look):
    page = look(portal + LIST)
    wake(page)
    page.select_option("#f-region", "zhambyl-region")
    page.wait_for_function("() => location.search === '?region=zhambyl-region'")
    page.wait_for_selector("[data-results]:not([aria-busy])")
    assert page.locator(".map-live").count() == 1
    assert sum_of(page, DOTS) == int(page.locator("[data-count] h2").text_content().split()[0])
    assert page.locator(".map-region-on").count() == 1


def test_the_live_map_is_used_with_the_keyboard(portal, look):
    page = look(portal + LIST)
    page.focus(IN)
    with page.expect_response(lambda response: "organizations.geojson" in response.url):
        page.keyboard.press("Enter")
    page.wait_for_selector(DOTS)
    page.focus(".map-live")
    assert page.locator(".map-live").get_attribute("aria-label")
    assert page.locator("#map-keys").is_visible()
    with page.expect_response(lambda response: "organizations.geojson" in response.url):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "map-end"


def test_a_region_of_the_live_map_is_a_link(portal, look):
    page = look(portal + LIST)
    wake(page)
    region = page.locator(".map-region[aria-label^='Ұлытау']")
    assert region.get_attribute("role") == "link"
    region.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?region=ulytau-region")


def test_a_click_on_a_circle_is_not_one_on_the_region_below(portal, look):
    page = look(portal + LIST)
    wake(page)
    page.locator(".map-live a.map-dot[href*='city=zhezkazgan']").click()
    page.wait_for_url("**?city=zhezkazgan")


def test_a_group_of_several_towns_opens_closer_and_one_town_leads_to_its_list(portal, look):
    page = look(portal + LIST, width=360)
    page.click(".dir-list .tabs a[href='#map']")
    page.wait_for_selector(IN)
    wake(page)
    several = page.locator(".map-live button.map-dot").first
    several.focus()  # which brings it into view
    with page.expect_response(lambda response: "organizations.geojson" in response.url):
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.closest('.map-live') !== null")
    town = page.locator(".map-live a.map-dot").first
    assert "city=" in town.get_attribute("href")


def test_when_leaflet_does_not_come_the_drawing_stays(portal, look):
    page = look()
    page.route("**/leaflet*.js", lambda route: route.abort())
    page.goto(portal + LIST, wait_until="networkidle")
    page.click(IN)
    page.wait_for_selector("[data-map-tools]", state="hidden")
    assert page.locator(".map-live").count() == 0
    assert len(visible(page, ".map .c")) > 20


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_live_map_has_no_accessibility_fault(portal, look, theme):
    page = look(portal + LIST, theme=theme)
    wake(page)
    assert faults(page) == []


@pytest.mark.parametrize(("theme", "width"), [("light", 360), ("dark", 1280)])
def test_the_description_of_the_api_has_no_accessibility_fault(portal, look, theme, width):
    page = look(f"{portal}/api/v1/docs?lang=kk", theme=theme, width=width)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
