"""An editor refers to a term by a button of the editor of texts, changes the reference, takes it away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.entering import first_step, problems_of

pytestmark = pytest.mark.browser

DIALOG = "dialog.reference-dialog"
#: The field of the form that the first text of the chapter is sent in.
FIELD = "input[type=hidden][name^='body-'][name$='-value'][value*='blocks']"


@pytest.fixture
def writing(portal, look, editor):
    """The form of a chapter, opened by the demo's editor in English."""
    page = look(locale="en-GB")
    said = problems_of(page)
    first_step(page, portal, editor, then="/cms/")
    page.get_by_label("Code", exact=True).fill(editor["codes"][0])
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(f"{portal}/cms/")
    page.goto(f"{portal}/cms/pages/search/?q=Тәлімгерге не болады")
    page.locator("main a[href*='/edit/']").first.click()
    page.wait_for_selector(".Draftail-Editor")
    yield page
    assert [line for line in said if not is_late_save(line)] == []


def is_late_save(line):
    """Whether a form that was sent saved itself once more while it was left: the guard must refuse that."""
    return "status of 400" in line and line.endswith("/edit/")


def is_sent_form(request):
    """Whether a form was sent by a press of its button; one that saves itself does not lead anywhere."""
    return request.method == "POST" and "/edit/" in request.url and request.is_navigation_request()


def choose(page, word):
    """Take the first of what the list shows for a word."""
    expect(page.locator(f"{DIALOG} .reference-item").first).to_be_visible()
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    expect(page.locator(DIALOG)).to_have_count(0)


def expect_references(page, *wanted):
    """Wait until the form would send these references in its first text, and no others."""
    page.wait_for_function(
        """([field, wanted]) => {
          const entities = Object.values(JSON.parse(document.querySelector(field).value).entityMap);
          const references = entities.filter(({ type }) => type === "REFERENCE");
          return references.map(({ data }) => data.ref).join() === wanted;
        }""",
        arg=[FIELD, ",".join(wanted)],
    )


def test_a_reference_is_added_changed_kept_and_removed(writing):
    page = writing
    text = page.locator(".Draftail-Editor").first
    text.locator("[data-text]").first.dblclick(position={"x": 80, "y": 10})
    page.locator("button[name=REFERENCE]:visible").first.click()
    choose(page, "asar")
    expect_references(page, "term:asar")

    text.locator(".TooltipEntity").click()
    expect(page.locator(".Tooltip__link")).to_contain_text("asar")
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.locator(f"{DIALOG} [aria-current]")).to_contain_text("asar")
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_have_count(0)
    expect_references(page, "term:asar")
    page.get_by_role("button", name="Edit", exact=True).click()
    choose(page, "coordinator")
    expect_references(page, "term:coordinator")

    address = page.url
    with page.expect_response(lambda answer: is_sent_form(answer.request)) as saved:
        page.get_by_role("button", name="Save draft").click()
    assert saved.value.status == 302
    page.wait_for_load_state()
    page.goto(address)
    page.wait_for_selector(".Draftail-Editor")
    expect_references(page, "term:coordinator")

    page.locator(".Draftail-Editor").first.locator(".TooltipEntity").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect_references(page)
