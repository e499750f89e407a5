"""What the script of the guides adds: which chapters were read, and contents that keep out of the way."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

GUIDE = "/kk/guides/sabaqtastyq/"
CHAPTER = f"{GUIDE}talimgerge-ne-bolady-ne-bolmaidy/"
SHARED = "volontermen-ne-turaly-kelisemiz/"
END = "document.querySelector('[data-reading-end]').scrollIntoView()"
#: Which chapters of the page are marked, by their addresses.
MARKED = """[...document.querySelectorAll(':is(.toc-wide, .contents) .read-mark')]
    .map((mark) => mark.closest('a').pathname)"""


def read_to_the_end(page, address):
    page.goto(address, wait_until="networkidle")
    page.evaluate(END)
    page.wait_for_function("localStorage.getItem('chapters-read') !== null")


def numbers(text):
    return sorted(int(word) for word in "".join(c if c.isdigit() else " " for c in text).split())


def test_chapter_counts_as_read_when_its_end_was_reached(portal, look):
    page = look(portal + CHAPTER)
    assert page.evaluate(MARKED) == []
    assert not page.locator(".toc-wide .progress").is_visible()

    read_to_the_end(page, portal + CHAPTER)

    page.wait_for_selector(".toc-wide .read-mark")
    assert page.evaluate(MARKED) == [CHAPTER]
    page.goto(portal + GUIDE)
    assert page.evaluate(MARKED) == [CHAPTER]
    line = page.locator(".contents .progress")
    assert line.is_visible()
    assert numbers(line.inner_text()) == [1, page.locator(".contents [data-chapter]").count()]


def test_shared_chapter_is_read_once_for_every_guide_and_language(portal, look):
    page = look()
    read_to_the_end(page, portal + GUIDE + SHARED)
    page.goto(f"{portal}/ru/guides/bilim/")
    assert page.evaluate(MARKED) == [f"/ru/guides/bilim/{SHARED}"]


def test_spoiled_memory_does_no_harm(portal, look):
    page = look(portal + GUIDE)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate("localStorage.setItem('chapters-read', '{\"a\": 1}')")
    page.reload(wait_until="networkidle")
    assert faults == []
    assert page.evaluate(MARKED) == []


def test_without_script_no_progress_is_shown_and_nothing_is_missing(portal, look):
    page = look(portal + CHAPTER, width=360, script=False)
    assert page.locator(".read-mark").count() == 0
    assert not page.locator(".toc-wide .progress").is_visible()
    page.locator(".toc-sheet > details > summary").click()
    page.locator(".toc-sheet .toc-in a").last.click()
    assert page.url.partition("#")[2].startswith("s-")
    page.locator(".toc-sheet .toc-part[open] > ol > li > a").first.click()
    assert page.url != portal + CHAPTER
    assert page.locator("h1").is_visible()


def test_contents_of_a_phone_close_when_a_section_was_chosen(portal, look):
    page = look(portal + CHAPTER, width=360)
    page.locator(".toc-sheet > details > summary").click()
    page.locator(".toc-sheet .toc-in a").last.click()
    assert not page.locator(".toc-sheet .toc-body").is_visible()
    chosen = page.url.partition("#")[2]
    box = page.locator(f"[id='{chosen}']").bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"] / 2


def test_chapter_that_is_read_stands_in_view_in_a_long_list(portal, look):
    page = look(f"{portal}/kk/guides/school-violence/", height=600)
    page.locator(".chapters a").last.click()
    page.wait_for_load_state("networkidle")
    box = page.locator(".toc-wide [aria-current]").bounding_box()
    edge = page.locator(".toc-wide").bounding_box()
    assert edge["y"] <= box["y"] < edge["y"] + edge["height"]


def test_keyboard_is_never_below_the_contents_of_a_phone(portal, look):
    page = look(portal + CHAPTER, width=360, height=640)
    top = page.locator(".toc-sheet").bounding_box()["y"]
    page.locator("article .here").first.focus()
    outside = []
    for _ in range(12):
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('.toc-sheet'))"):
            outside.append(page.evaluate("document.activeElement.getBoundingClientRect().bottom"))
    assert len(outside) > 5
    assert [bottom for bottom in outside if bottom > top + 1] == []
