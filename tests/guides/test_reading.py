"""The list of guides, a guide and its chapters, as a reader meets them."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from guides.enums import Part
from guides.models import GuideChapterPage
from guides.services import actions
from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"


@pytest.fixture(autouse=True)
def public_address(settings):
    """Serve under another host than the one that is asked."""
    settings.SITE_URL = SITE


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture
def found(tree):
    return made.guide_tree(tree)


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def texts(page, selector):
    return [each.get_text(" ", strip=True) for each in page.select(selector)]


def structured(page):
    return json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]


def levels(page):
    return [int(heading.name[1]) for heading in page.select("main :is(h1, h2, h3, h4)")]


def has_no_gap(steps):
    return all(after - before <= 1 for before, after in zip(steps, steps[1:], strict=False))


def test_list_names_each_guide_with_its_one_line_and_its_measure(client, tree, found):
    made.guide(
        tree, found.index["en"], "en", code="SCHOOL", sector="", title="Safe school", intro="At school."
    )
    page = read(client, "/en/guides/")

    sectoral, ask, school = page.select(".book")
    assert sectoral["class"] == ["book", "s-sabaqtastyq"]
    assert sectoral.h3.get_text() == "Mentoring (SABAQTASTYQ)"
    assert sectoral.select_one(".measure").get_text(" ", strip=True) == "4 chapters . 4 minutes of reading"
    assert ask.a["href"] == "/en/guides/sabaqtastyq/volunteering/"
    assert school["class"] == ["book"]
    assert "At school." in school.get_text()
    assert texts(page, "h2.h3") == ["By direction", "For schools"]
    assert levels(page)[0] == 1
    assert has_no_gap(levels(page))


def test_list_without_any_guide_says_so_and_leads_to_the_language_that_has_some(client, tree):
    made.guide_index(tree, "en")
    made.guide_tree(tree, ["kk"])

    page = read(client, "/en/guides/")

    assert page.select_one(".empty h2").get_text() == "No guide is published in this language yet"
    assert [(link.get_text(strip=True), link["href"]) for link in page.select(".empty a")] == [
        ("Қазақша", "/kk/guides/")
    ]


def test_list_without_a_guide_in_any_language_offers_none(client, tree):
    made.guide_index(tree, "en")
    generation.bump()
    page = read(client, "/en/guides/")
    assert page.select(".book, .empty a") == []
    assert "They are being written." in page.select_one(".empty").get_text()


def test_guide_lists_its_chapters_by_part_and_marks_the_shared_ones(client, found):
    page = read(client, "/en/guides/sabaqtastyq/")

    assert texts(page, ".contents h3") == [
        "Part I. Common to all directions",
        "Part II. For authorities, institutions and organisations",
        "Part III. For whoever wants to volunteer",
    ]
    assert texts(page, ".chapters .chapters-n") == ["1", "2", "3", "4"]
    assert texts(page, ".chapters-t") == [
        "What volunteering is , shared by all guides",
        "Myths , shared by all guides",
        "What is allowed",
        "How to begin",
    ]
    assert texts(page, ".contents > .shared") == ["Shared by all guides"]
    assert texts(page, ".opener .lead") == ["4 chapters . 4 minutes of reading"]
    assert page.body["class"] == ["s-sabaqtastyq"]
    assert has_no_gap(levels(page))


def test_guide_says_who_wrote_it_from_what_and_who_should_revise_it(client, tree, found):
    guide = found.guide["en"]
    guide.review, guide.sources = "The ministry", "<p>A guide of 2020.</p>"
    guide.save()

    facts = read(client, "/en/guides/sabaqtastyq/").select(".care .facts > div")

    assert [row.get_text(" ", strip=True) for row in facts] == [
        "Author Birgemiz",
        "Where the facts come from A guide of 2020.",
        "Should still be revised The ministry",
    ]


def test_guide_leads_to_the_first_action_of_its_direction(client, found, monkeypatch):
    asked = []

    def way(sector, language):
        asked.append((sector, language))
        return actions.Action("Find an organisation", "/en/organizations/?sector=sabaqtastyq")

    monkeypatch.setattr(actions, "_finders", {"nothing": lambda *_: None, "organizations": way})
    page = read(client, "/en/guides/sabaqtastyq/")

    (button,) = page.select("main .guide-act .btn")
    assert button["href"] == "/en/organizations/?sector=sabaqtastyq"
    assert asked == [("sabaqtastyq", "en")]


def test_guide_without_chapters_says_that_they_are_being_written(client, tree):
    made.guide(tree, made.guide_index(tree, "en"), "en", code="BILIM", sector="bilim")
    page = read(client, "/en/guides/bilim/")
    assert page.select_one(".empty h2").get_text() == "The chapters are being written"
    assert page.select(".contents, .guide-find, .tools, script[type=module]") == []


def test_guide_without_parts_shows_no_heading_of_a_part(client, tree):
    guide = made.guide(tree, made.guide_index(tree, "en"), "en", code="SCHOOL", sector="")
    made.chapter(guide, "report", "How to report", part=Part.NONE)
    page = read(client, "/en/guides/school/")
    assert texts(page, ".chapters-t") == ["How to report"]
    assert page.select(".contents h3, .contents > .shared") == []
    assert read(client, "/en/guides/school/report/").select("details.toc-part") == []


def test_chapter_shows_where_it_stands_and_what_is_around_it(client, found):
    page = read(client, "/en/guides/sabaqtastyq/may/")

    assert texts(page, ".crumbs a") == ["Guides", "Continuity (mentoring)"]
    assert page.h1.get_text() == "What is allowed"
    assert texts(page, ".place .lead") == ["Chapter 3 of 4 . 1 minute of reading"]
    assert page.select(".place .shared") == []
    assert texts(page, ".glance li") == ["What is allowed 1", "What is allowed 2", "What is allowed 3"]
    before, after = page.select(".nextprev a")
    assert (before["href"], before["rel"]) == ("/en/guides/sabaqtastyq/myths/", ["prev"])
    assert (after["href"], after["rel"]) == ("/en/guides/sabaqtastyq/begin/", ["next"])
    assert has_no_gap(levels(page))
    assert len(page.select("h1")) == 1


def test_contents_beside_a_chapter_open_its_part_and_list_its_sections(client, found):
    page = read(client, "/en/guides/sabaqtastyq/may/")
    for toc in page.select("nav.toc"):
        assert [part.has_attr("open") for part in toc.select("details.toc-part")] == [False, True, False]
        (current,) = toc.select("[aria-current=page]")
        assert current["href"] == "/en/guides/sabaqtastyq/may/"
        assert [link["href"] for link in toc.select(".toc-in a")] == ["#s-what-is-allowed"]
    sheet = page.select_one("nav.toc-sheet")
    assert sheet.parent.name == "main"
    assert sheet["aria-label"] == "Contents"


def test_every_heading_is_a_link_to_itself_and_no_name_is_there_twice(client, tree, found):
    body = made.stream(
        GuideChapterPage,
        [("heading", "Steps"), ("subheading", "First"), ("heading", "Steps"), ("subheading", "First")],
    )
    made.chapter(found.guide["en"], "steps", "All steps", part=Part.DEVELOP, body=body)

    page = read(client, "/en/guides/sabaqtastyq/steps/")

    headings = page.select("article :is(h2, h3)[id]")
    assert [heading["id"] for heading in headings] == ["s-steps", "s-first", "s-steps-2", "s-first-2"]
    assert [heading.a["href"] for heading in headings] == [f"#{heading['id']}" for heading in headings]
    assert [heading.a.get_text(strip=True) for heading in headings] == ["Steps", "First", "Steps", "First"]
    assert [link["href"] for link in page.select(".toc-wide .toc-in a")] == ["#s-steps", "#s-steps-2"]


def test_chapter_without_a_box_keeps_its_levels(client, tree, found):
    callout = ("callout", {"kind": "tip", "title": "A tip", "text": "<p>x</p>"})
    body = made.stream(GuideChapterPage, [callout])
    made.chapter(found.guide["en"], "bare", "Bare", part=Part.DEVELOP, glance="", body=body)
    assert has_no_gap(levels(read(client, "/en/guides/sabaqtastyq/bare/")))


def test_search_engines_are_told_what_a_chapter_is_and_where(client, found):
    chapter, way = structured(read(client, "/en/guides/sabaqtastyq/may/"))

    assert chapter["@type"] == "LearningResource"
    assert chapter["name"] == "What is allowed"
    assert chapter["url"] == f"{SITE}/en/guides/sabaqtastyq/may/"
    assert chapter["timeRequired"] == "PT1M"
    assert chapter["isPartOf"]["url"] == f"{SITE}/en/guides/sabaqtastyq/"
    assert [item["name"] for item in way["itemListElement"]] == [
        "Guides",
        "Continuity (mentoring)",
        "What is allowed",
    ]
    guide, _way = structured(read(client, "/en/guides/sabaqtastyq/"))
    assert [part["name"] for part in guide["hasPart"]] == [entry for entry in made.WORDS["en"][3:]] + [
        "What is allowed",
        "How to begin",
    ]


def test_what_is_said_to_search_engines_cannot_end_its_script(client, tree, found):
    title = "</script><b>x</b>"
    made.chapter(found.guide["en"], "x", title, part=Part.DEVELOP, body=made.words("Words"))
    response = client.get("/en/guides/sabaqtastyq/x/")
    assert b"</script><b>" not in response.content
    assert structured(BeautifulSoup(response.content, "html.parser"))[0]["name"] == title


def test_draft_and_restricted_chapters_are_neither_listed_nor_shown(client, tree, found):
    draft, secret = found.chapters["en"]
    draft.unpublish()
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    generation.bump()

    page = read(client, "/en/guides/sabaqtastyq/")

    assert texts(page, ".chapters-n") == ["1", "2"]
    assert client.get("/en/guides/sabaqtastyq/begin/").status_code == 404
    assert client.get("/en/guides/sabaqtastyq/begin/print/").status_code == 404
    assert b"How to begin" not in client.get("/en/guides/sabaqtastyq/?q=begin").content


def test_restricted_guide_and_restricted_list_are_not_shown(client, tree, found):
    for page, address in ((found.guide["en"], "sabaqtastyq/"), (found.index["en"], "")):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        generation.bump()
        assert b"Mentoring (SABAQTASTYQ)" not in client.get("/en/guides/").content
        answer = client.get(f"/en/guides/{address}")
        assert answer.status_code == 404
        assert b"/kk/guides/" in answer.content
