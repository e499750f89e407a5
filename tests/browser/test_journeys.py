"""What people come for, walked from the front page: with the script off, on a phone, by keyboard."""

from __future__ import annotations

import re

import pytest

from tests.browser.pages import LANGUAGES

pytestmark = pytest.mark.browser

#: What people type into "where", and an organisation that must then be in sight.
PLACES = (
    ("kk", "Жезқазған", "Даму"),
    ("ru", "Усть-Каменогорск", "Нұрлы жүректер"),
    ("en", "Nur-Sultan", "Adal Volunteer Club"),
)


@pytest.mark.parametrize(("language", "place", "organization"), PLACES)
def test_organisation_near_home_is_found_without_script_on_a_phone(
    portal, look, language, place, organization
):
    page = look(f"{portal}/{language}/", width=360, script=False)
    page.locator("input[name=place]").fill(place)
    page.locator("form.find button").click()
    rows = page.locator(".orgs .org h3")
    assert organization in " ".join(rows.all_inner_texts())
    assert f"{portal}/{language}/organizations/?city=" in page.url
    rows.filter(has_text=organization).locator("a").click()
    assert page.locator("h1").count() == 1
    assert page.locator(f'html[lang="{language}"]').count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_the_list_and_its_map_without_script(portal, look, language):
    page = look(f"{portal}/{language}/organizations/", width=1280, script=False)
    page.locator("select[name=region]").select_option("almaty-city")
    page.locator("form.filters button").click()
    assert "region=almaty-city" in page.url
    numbers = [int(text) for text in re.findall(r"\d+", page.locator(".count").first.inner_text())]
    assert numbers[0] == 11
    assert page.locator(".orgs .org").count() == 11
    shown = page.locator(".map .by-town .ct").all_text_contents()
    assert sum(int(text) for text in shown) == 11


def test_chosen_filter_is_taken_back_without_script(portal, look):
    page = look(f"{portal}/kk/organizations/?form=qq", width=360, script=False)
    page.locator("a.chip-on").first.click()
    assert "form=" not in page.url


def test_map_circle_leads_to_the_towns_list_without_script(portal, look):
    page = look(f"{portal}/ru/organizations/", width=1280, script=False)
    page.locator('.map .by-town a[href*="city=shymkent"]').first.click()
    assert page.locator(".orgs .org").count() == 7


def test_language_switch_stays_on_the_page_without_script(portal, look):
    page = look(f"{portal}/kk/organizations/komek/", width=1280, script=False)
    page.locator('header a[hreflang="ru"]').first.click()
    assert page.url == f"{portal}/ru/organizations/komek/"
    assert page.locator('html[lang="ru"]').count() == 1


def test_mistake_is_reported_without_script_and_a_second_click_writes_nothing_new(portal, look):
    page = look(f"{portal}/kk/organizations/komek/", width=360, script=False)
    page.locator('main a[href$="/report/"]').first.click()
    page.locator("main form button[type=submit]").click()
    assert page.locator(".summary a").count() >= 1, "an empty report is refused with links to the fields"
    page.locator('input[name=kind][value="mistake"]').check()
    page.locator("textarea[name=text]").fill("Нөмір жауап бермейді.")
    page.locator("main form button[type=submit]").click()
    assert "/thanks" in page.url


def test_shortlist_grows_in_its_address_without_script(portal, look):
    page = look(f"{portal}/kk/organizations/my-list/?n=18,12", width=360, script=False)
    assert page.locator("main .shortlist > li").count() == 2


def test_shortlist_is_kept_in_the_browser_with_script(portal, look):
    page = look(f"{portal}/kk/organizations/komek/", width=360)
    page.locator(".keep, [data-keep]").first.click()
    page.goto(f"{portal}/kk/organizations/my-list/", wait_until="networkidle")
    assert "Көмек" in page.locator("main").inner_text()


def test_organisation_is_reached_by_keyboard_alone(portal, look):
    page = look(f"{portal}/kk/", width=1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')"), "the first stop skips the header"
    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'place'"):
            break
    page.keyboard.type("Шымкент")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/?city=shymkent**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.org h3')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "the focus is seen"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kk/organizations/[a-z0-9-]+/$"))


def test_theme_is_chosen_and_stays(portal, look):
    page = look(f"{portal}/kk/", width=1280)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("header .drop-theme > summary").click()
    page.locator('header .drop-theme [data-theme-value="dark"]').click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.goto(f"{portal}/kk/organizations/", wait_until="networkidle")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after
