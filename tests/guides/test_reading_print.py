"""Guides and chapters as they go to paper."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from guides.enums import Part
from guides.models import GuideChapterPage
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture
def found(tree):
    made.term(tree, "asar", "Asar", "Work done together.", "en")
    made.form(tree, "agreement", "Agreement", "en")
    guides = made.guide_tree(tree, ["en"])
    text = (
        '<p>An <a linktype="reference" ref="term:asar">asar</a>, the '
        '<a linktype="reference" ref="form:agreement">agreement</a>, the '
        '<a linktype="reference" ref="shared:myths">myths</a> and '
        '<a href="https://adilet.zan.kz/">the law</a>.</p>'
    )
    body = made.stream(
        GuideChapterPage,
        [("heading", "Steps"), ("subheading", "First"), ("text", text), ("heading", "Steps")],
    )
    made.chapter(guides.guide["en"], "steps", "All steps", part=Part.DEVELOP, body=body)
    return guides


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def hrefs(page, selector="article p a"):
    return [link["href"] for link in page.select(selector)]


def levels(page):
    return [int(heading.name[1]) for heading in page.select("main :is(h1, h2, h3, h4)")]


@pytest.mark.parametrize(
    ("path", "screen"),
    [
        ("sabaqtastyq/print/", "/en/guides/sabaqtastyq/"),
        ("sabaqtastyq/steps/print/", "/en/guides/sabaqtastyq/steps/"),
        ("sabaqtastyq/myths/print/", "/en/guides/sabaqtastyq/myths/"),
    ],
)
def test_paper_has_no_navigation_and_belongs_to_its_page(client, found, path, screen):
    page = read(client, f"/en/guides/{path}")
    assert page.select("nav, header.top, footer, form, script, .toc, .nextprev") == []
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}{screen}"
    assert page.select_one(".paper-bar.no-print a")["href"] == screen
    assert page.html["lang"] == "en"
    assert len(page.select("h1")) == 1
    steps = levels(page)
    assert all(after - before <= 1 for before, after in zip(steps, steps[1:], strict=False))


def test_links_on_the_paper_of_a_chapter_hold_their_whole_addresses(client, found):
    page = read(client, "/en/guides/sabaqtastyq/steps/print/")
    assert hrefs(page) == [
        f"{SITE}/en/forms/agreement/",
        f"{SITE}/en/guides/sabaqtastyq/myths/",
        "https://adilet.zan.kz/",
    ]
    assert all(use["href"].startswith("/static/") for use in page.select("use"))


def test_terms_on_paper_are_plain_words(client, found):
    for path in ("steps/print/", "print/"):
        page = read(client, f"/en/guides/sabaqtastyq/{path}")
        assert page.select("button, .def") == []
        assert "An asar, the agreement" in page.get_text()
        assert "Work done together." not in page.get_text()


def test_whole_guide_holds_every_chapter_in_its_order_after_the_contents(client, found):
    page = read(client, "/en/guides/sabaqtastyq/print/")
    titles = ["What volunteering is", "Myths", "What is allowed", "All steps", "How to begin"]
    assert [each.get_text() for each in page.select(".paper-contents .chapters-t")] == titles
    assert [each.h2.get_text() for each in page.select("article.paper-chapter")] == titles
    targets = [link["href"] for link in page.select(".paper-contents a")]
    assert targets == [f"#{article.h2['id']}" for article in page.select("article.paper-chapter")]


def test_names_on_the_paper_of_a_whole_guide_are_there_once_and_lead_somewhere(client, found):
    body = made.stream(GuideChapterPage, [("heading", "Steps")])
    made.chapter(found.guide["en"], "more", "More", part=Part.APPENDIX, body=body)

    page = read(client, "/en/guides/sabaqtastyq/print/")

    names = [each["id"] for each in page.select("[id]")]
    assert len(names) == len(set(names))
    assert {"steps-s-steps", "steps-s-steps-2", "more-s-steps"} <= set(names)
    inner = [link["href"] for link in page.select("a[href^='#']")]
    assert {href.removeprefix("#") for href in inner} <= set(names)
    assert "#myths" in hrefs(page)


def test_sections_of_a_whole_guide_stand_below_their_chapter(client, found):
    page = read(client, "/en/guides/sabaqtastyq/print/")
    assert page.select_one("#steps-s-steps").name == "h3"
    assert page.select_one("#steps-s-first").name == "h4"


def test_paper_says_where_it_is_kept_up_to_date_and_of_what_day_it_is(client, found):
    found.chapters["en"][0].save_revision().publish()
    imprint = read(client, "/en/guides/sabaqtastyq/may/print/").select_one(".imprint").get_text()
    assert f"{SITE}/en/guides/sabaqtastyq/may/" in imprint
    assert "Text of " in imprint


def test_page_leads_to_its_paper(client, found):
    chapter = read(client, "/en/guides/sabaqtastyq/steps/")
    assert "/en/guides/sabaqtastyq/steps/print/" in hrefs(chapter, ".tools a")
    assert hrefs(read(client, "/en/guides/sabaqtastyq/"), ".tools a")[0] == "/en/guides/sabaqtastyq/print/"
