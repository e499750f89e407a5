"""What a reader ticks and writes in a chapter stays in the browser, and only there."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

#: A chapter with a list to tick and a sheet to fill in.
CHAPTER = "/kk/guides/sabaqtastyq/ozingizge-laiyq-bagytty-qalai-tangdaisyz/"
BOX = "[data-checklist] input"
FIELD = "[data-worksheet] textarea"
#: The two things that the block's script keeps of a page.
KEPT = "Object.keys(localStorage).filter((key) => /^(ticks|sheet):/.test(key))"
#: Milliseconds of the page's clock within which a script that sends what somebody writes would have begun.
SOON = 1_500


def watched(page):
    """Return a list into which everything comes that the page asks for from now on; its clock is ours."""
    page.clock.install()
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    return sent


def settle(page):
    """Let a page send what it would send after a while, or when somebody leaves it."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.clock.run_for(SOON)
    page.wait_for_load_state("networkidle")


def ticked(page):
    return page.eval_on_selector_all(BOX, "boxes => boxes.map((box) => box.checked)")


def test_ticks_are_there_after_the_page_is_opened_again_and_can_be_cleared(portal, look):
    page = look(portal + CHAPTER)
    sent = watched(page)
    page.locator(BOX).nth(1).check()
    page.locator(BOX).nth(2).check()
    page.locator(BOX).nth(2).uncheck()
    settle(page)
    assert sent == []

    page.goto(portal + CHAPTER)
    assert [at for at, box in enumerate(ticked(page)) if box] == [1]
    page.locator("[data-checklist] [data-clear]").first.click()
    assert not any(ticked(page))
    page.goto(portal + CHAPTER)
    assert not any(ticked(page))
    assert page.evaluate(KEPT) == []


def test_a_tick_belongs_to_its_chapter_and_to_the_words_of_its_point(portal, look):
    page = look(portal + CHAPTER)
    page.locator(BOX).nth(0).check()
    (key,) = page.evaluate(KEPT)
    assert key == f"ticks:{CHAPTER}"

    # As if an editor had put another point before it: the tick goes with the words.
    page.route(
        portal + CHAPTER,
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=with_a_point_before(answer.text())
        ),
    )
    page.goto(portal + CHAPTER)
    assert ticked(page)[:2] == [False, True]


def with_a_point_before(html):
    start = html.index('<ul class="todo-list">') + len('<ul class="todo-list">')
    return f'{html[:start]}<li><label><input type="checkbox"><span>Ж</span></label></li>{html[start:]}'


def test_what_is_written_is_there_again_and_can_be_cleared(portal, look):
    page = look(portal + CHAPTER)
    sent = watched(page)
    page.locator(FIELD).nth(0).fill("Оқу\nЖазу")
    page.locator(FIELD).nth(5).fill("<b>тоқу</b>")
    page.locator(FIELD).nth(5).blur()
    settle(page)
    assert sent == []

    page.goto(portal + CHAPTER)
    assert page.locator(FIELD).nth(0).input_value() == "Оқу\nЖазу"
    assert page.locator(FIELD).nth(5).input_value() == "<b>тоқу</b>"
    assert page.locator(FIELD).nth(1).input_value() == ""
    page.locator("[data-worksheet] [data-clear]").click()
    page.goto(portal + CHAPTER)
    assert page.eval_on_selector_all(FIELD, "fields => fields.map((field) => field.value).join('')") == ""


def test_the_same_chapter_in_two_windows_shows_the_same(portal, look):
    page = look(portal + CHAPTER)
    other = page.context.new_page()
    other.goto(portal + CHAPTER)
    page.locator(BOX).nth(0).check()
    other.wait_for_function("document.querySelector('[data-checklist] input').checked")


def test_the_sheet_can_be_printed_alone(portal, look):
    page = look(portal + CHAPTER)
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator(FIELD).first.fill("Оқу")
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('[data-print]').click()")
    assert page.evaluate("window.printed")
    assert page.locator("[data-worksheet] table").is_visible()
    assert not page.locator("main h1").is_visible()
    assert not page.locator("[data-checklist]").first.is_visible()
    assert not page.locator("[data-worksheet] [data-clear]").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-checklist]").first.is_visible()


def test_without_a_script_both_can_be_used_and_nothing_is_promised(portal, look):
    page = look(portal + CHAPTER, script=False, width=360)
    page.locator(BOX).first.check()
    page.locator(FIELD).first.fill("Оқу")
    assert page.locator(BOX).first.is_checked()
    assert page.locator("[data-tools]:visible").count() == 0
    assert page.locator("main form").count() == 0, "what is written can go nowhere"


def test_where_nothing_can_be_kept_nothing_is_promised_and_all_else_works(portal, look):
    page = look()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page.goto(portal + CHAPTER)
    page.wait_for_selector("[data-clear]:visible")
    assert page.locator("[data-kept]:visible").count() == 0
    page.locator(BOX).first.check()
    page.locator("[data-checklist] [data-clear]").first.click()
    assert not any(ticked(page))


@pytest.mark.parametrize("spoiled", ["{broken", '{"a": 1}', "[1, null]", '"text"'])
def test_a_spoiled_storage_begins_anew(portal, look, spoiled):
    page = look(portal + CHAPTER)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"ticks:{CHAPTER}", spoiled])
    page.goto(portal + CHAPTER)
    assert not any(ticked(page))
    page.locator(BOX).first.check()
    page.goto(portal + CHAPTER)
    assert ticked(page)[0]
