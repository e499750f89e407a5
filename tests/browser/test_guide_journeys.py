"""From the front page to an answer in the guides and on to an organisation: on a phone, without script."""

from __future__ import annotations

from pathlib import Path

import pytest

import guides.content
from guides.services.reading import read_chapter, read_guide
from tests.browser.pages import LANGUAGES

pytestmark = pytest.mark.browser

CONTENT = Path(guides.content.__file__).parent / "content"
PHONE = 360


class Reader:
    """Somebody on a phone who taps links; each `tap` of a test is one of the taps that lead to the answer."""

    def __init__(self, page):
        self.page = page

    def tap(self, link):
        """Bring a link into sight and tap its middle, as a finger does."""
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box["height"] >= 24, "a finger meets it"
        link.click()
        self.page.wait_for_load_state()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE, "nothing is cut off"

    def title(self):
        """Return what the page is called."""
        return self.page.locator("h1").inner_text()


@pytest.fixture
def reader(portal, look):
    """Somebody who opened the front page of a language on a phone without script."""
    return lambda language: Reader(look(f"{portal}/{language}/", width=PHONE, script=False))


def chapter_of(language, name="sabaqtastyq/may"):
    return read_chapter(CONTENT / f"{name}.{language}.yaml")


def forbidden(language):
    """Return the title and the points of the list of what a mentor may not do."""
    comparison = next(value for kind, value in chapter_of(language).body if kind == "comparison")
    return comparison["right_title"], comparison["right_items"]


def sees_what_a_mentor_may_not_do(reader, language):
    """Say whether the whole list of what is not allowed stands on the page."""
    title, points = forbidden(language)
    found = reader.page.locator(".may section").filter(has=reader.page.get_by_role("heading", name=title))
    shown = [" ".join(text.split()) for text in found.locator("li").all_inner_texts()]
    return shown == points


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_mentor_may_not_do_is_one_tap_from_the_front_page(reader, language):
    person = reader(language)

    person.tap(person.page.locator(".shelf-asks a").first)

    assert person.title() == chapter_of(language).title
    assert sees_what_a_mentor_may_not_do(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_mentor_may_not_do_is_found_through_the_guide_too(reader, language):
    person = reader(language)
    guide = read_guide(CONTENT / f"sabaqtastyq/guide.{language}.yaml")

    person.tap(person.page.locator(".shelf-rows").get_by_role("link", name=guide.title))
    person.tap(person.page.locator("main").get_by_role("link", name=chapter_of(language).title).first)

    assert sees_what_a_mentor_may_not_do(person, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_of_the_front_page_leads_to_its_chapter(reader, language):
    names = ("sabaqtastyq/may", "shared/agree", "school-violence/parents")
    for place, name in enumerate(names):
        person = reader(language)
        person.tap(person.page.locator(".shelf-asks a").nth(place))
        assert person.title() == chapter_of(language, name).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_ends_in_the_directory(reader, language):
    person = reader(language)
    person.tap(person.page.locator(".shelf-row.s-qamqor a"))
    begin = chapter_of(language, "qamqor/begin").title
    person.tap(person.page.locator("main").get_by_role("link", name=begin).first)

    person.tap(person.page.locator("main .cta a").first)

    assert person.page.url.endswith(f"/{language}/organizations/?sector=qamqor")
    assert person.page.locator(".orgs .org").count() > 0


def test_the_directory_of_a_direction_leads_back_to_its_guide(portal, look):
    person = Reader(look(f"{portal}/kk/organizations/?sector=sabaqtastyq", width=PHONE, script=False))

    person.tap(person.page.locator('main a[href="/kk/guides/sabaqtastyq/"]'))

    assert person.title() == read_guide(CONTENT / "sabaqtastyq/guide.kk.yaml").title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_of_every_page_leads_to_guides_forms_and_terms(reader, language):
    for place in ("guides/", "guides/school-violence/", "forms/", "glossary/"):
        person = reader(language)
        person.tap(person.page.locator(f'footer a[href="/{language}/{place}"]'))
        assert person.page.locator("h1").count() == 1
        assert person.page.locator(f'html[lang="{language}"]').count() == 1
