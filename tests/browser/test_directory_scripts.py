"""What scripts add to the directory, and that everything is there without them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

LIST = "/kk/organizations/"
ACTIVE = "document.activeElement.id"


def count(page):
    return page.locator("[data-count] h2").inner_text()


def rows(page):
    return page.locator(".orgs-abc .org h3").count()


def address(page):
    return page.evaluate("location.pathname + location.search")


def wait_for_answer(page, query):
    page.wait_for_function("query => location.search === query", arg=query)
    page.wait_for_selector("[data-results]:not([aria-busy])")


def test_a_choice_is_applied_at_once_and_the_focus_stays(portal, look):
    page = look(portal + LIST)
    page.evaluate("window.untouched = true")
    everything = count(page)
    page.focus("#f-region")
    page.select_option("#f-region", "zhambyl-region")
    wait_for_answer(page, "?region=zhambyl-region")
    assert page.evaluate("window.untouched")
    assert page.evaluate(ACTIVE) == "f-region"
    assert count(page) != everything
    assert rows(page) == int(count(page).split()[0])
    assert page.locator("#f-city option").count() == 2
    assert page.locator("#f-region").input_value() == "zhambyl-region"
    assert page.locator("[data-count]").get_attribute("role") == "status"


def test_the_element_that_speaks_stays_the_same(portal, look):
    page = look(portal + LIST)
    page.evaluate("window.said = document.querySelector('[data-count]')")
    page.select_option("#f-form", "qq")
    wait_for_answer(page, "?form=qq")
    assert page.evaluate("window.said.isConnected && window.said.textContent.includes('14')")


def test_a_new_region_gives_up_the_town_of_another(portal, look):
    page = look(f"{portal}{LIST}?city=almaty")
    page.select_option("#f-region", "abai-region")
    wait_for_answer(page, "?region=abai-region")
    assert page.locator("#f-city").input_value() == ""
    assert page.locator(".note-warn").count() == 0


def test_a_name_is_looked_for_while_it_is_typed(portal, look):
    page = look(portal + LIST)
    page.locator("#f-q").press_sequentially("komek", delay=20)
    wait_for_answer(page, "?q=komek")
    assert page.evaluate(ACTIVE) == "f-q"
    assert page.locator(".orgs-abc .org h3").first.inner_text() == "Көмек"


def test_back_shows_what_was_there_before(portal, look):
    page = look(portal + LIST)
    page.select_option("#f-form", "qq")
    wait_for_answer(page, "?form=qq")
    page.select_option("#f-region", "kyzylorda-region")
    wait_for_answer(page, "?region=kyzylorda-region&form=qq")
    page.go_back()
    wait_for_answer(page, "?form=qq")
    page.wait_for_function("document.querySelector('#f-region').value === ''")
    assert count(page).startswith("14")


def test_a_typed_place_comes_back_with_the_page_it_belongs_to(portal, look):
    near = "?place=%D0%91%D1%83%D1%80%D0%B0%D0%B1%D0%B0%D0%B9"
    page = look(portal + LIST + near)
    page.select_option("#f-region", "akmola-region")
    wait_for_answer(page, "?region=akmola-region")
    page.go_back()
    wait_for_answer(page, near)
    page.wait_for_selector(".near")
    page.select_option("#f-form", "qq")
    page.wait_for_function("() => location.search.includes('place=') && location.search.includes('form=qq')")


def test_when_the_answer_fails_the_form_is_sent_as_without_script(portal, look):
    page = look(portal + LIST)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    with page.expect_navigation():
        page.select_option("#f-form", "qq")
    assert address(page) == f"{LIST}?form=qq"


def test_on_a_phone_the_map_stays_in_view_after_a_choice(portal, look):
    page = look(portal + LIST, width=360)
    page.click(".dir-list .tabs a[href='#map']")
    page.select_option("#f-form", "qq")
    wait_for_answer(page, "?form=qq")
    assert page.locator("#map").is_visible()
    assert not page.locator("#list").is_visible()


def test_without_script_the_form_finds_and_the_map_is_one_press_away(portal, look):
    page = look(portal + LIST, width=360, script=False)
    page.select_option("#f-form", "qq")
    page.click(".filters .btn")
    page.wait_for_load_state()
    assert count(page).startswith("14")
    assert not page.locator("#map").is_visible()
    page.click(".dir-list .tabs a[href='#map']")
    assert page.locator("#map .map").is_visible()
    assert not page.locator("#list").is_visible()


def test_an_organisation_is_kept_in_this_browser_and_let_go(portal, look):
    page = look(portal + LIST)
    first = page.locator(".orgs-abc .org").first
    button = first.locator("button[data-keep]")
    name, number = first.locator("h3").inner_text(), button.get_attribute("data-keep")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.locator(f"button[data-keep='{number}']").get_attribute("aria-pressed") == "true"
    page.goto(f"{portal}{LIST}my-list/")
    page.wait_for_url(f"**/my-list/?n={number}")
    assert page.locator(".shortlist h2").all_inner_texts() == [name]
    assert not page.locator("[data-shortlist-mine]").is_visible()
    page.click("[data-drop]")
    page.wait_for_load_state()
    assert page.locator(".empty").is_visible()
    assert page.evaluate("localStorage.shortlist") == "[]"


def test_what_was_kept_is_still_marked_after_a_choice(portal, look):
    page = look(f"{portal}{LIST}?form=qq")
    button = page.locator("button[data-keep]").first
    number = button.get_attribute("data-keep")
    button.click()
    page.select_option("#f-form", "")
    wait_for_answer(page, "")
    page.select_option("#f-form", "qq")
    wait_for_answer(page, "?form=qq")
    assert page.locator(f"button[data-keep='{number}']").get_attribute("aria-pressed") == "true"
    assert page.locator("a[data-keep]").count() == 0


def test_somebody_elses_list_is_shown_and_taken_over_only_when_asked(portal, look):
    page = look(f"{portal}{LIST}my-list/?n=18,12")
    assert page.evaluate("localStorage.shortlist") is None
    page.click("[data-shortlist-mine]")
    assert page.evaluate("localStorage.shortlist") == "[18,12]"
    assert not page.locator("[data-shortlist-mine]").is_visible()


def test_a_spoiled_storage_begins_anew(portal, look):
    page = look(portal + LIST)
    page.evaluate("localStorage.shortlist = '{broken'")
    page.reload()
    page.locator("button[data-keep]").first.click()
    assert len(page.evaluate("JSON.parse(localStorage.shortlist)")) == 1


def test_a_report_is_sent_without_script(portal, look):
    page = look(f"{portal}{LIST}komek/report/", script=False)
    page.check("input[value=closed]")
    page.fill("#id_text", "Ұйым жабылған.")
    page.click("main form .btn:not(.btn-quiet)")
    page.wait_for_url("**/report/thanks/")
    assert page.locator("h1").is_visible()
