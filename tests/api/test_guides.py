"""Guides by API: what stands in the blocks, what is shared, what nobody may see, and what an answer costs."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from guides.blocks import GuideStream
from guides.models import GuideChapterPage
from portal.base import generation
from portal.media.models import Consent, PortalImage
from tests.factories import guides as make
from tests.factories.files import picture_bytes
from tests.factories.home import portal_settings
from tests.factories.organizations import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SITE = "http://testserver"


@pytest.fixture
def picture():
    """A picture that may be published."""
    return PortalImage.objects.create(
        title="Тау",
        file=ContentFile(picture_bytes(), name="tau.jpg"),
        credit="Somebody",
        licence="CC BY 4.0",
        consent=Consent.NOBODY,
    )


def every_kind(page, picture):
    """Return one block of each kind as it is stored."""
    points = {"title": "Points", "items": ["<first>", "second"]}
    sides = {"left_title": "Yes", "left_items": ["read"], "right_title": "No", "right_items": ["money"]}
    contacts = {"title": "Whom to call", "items": [{"name": "Rescue", "phone": "112", "note": "always"}]}
    image = {"image": picture.pk, "decorative": False, "alt_text": "Mountain"}
    text = (
        f'<p><a linktype="page" id="{page.pk}">page</a> '
        '<a linktype="reference" ref="term:asar">asar</a> <a href="https://e.example/">e</a></p>'
    )
    return [
        ("heading", "Why?"),
        ("heading", "Why?"),
        ("subheading", "Because"),
        ("text", text),
        ("callout", {"kind": "tip", "title": "Tip", "text": "<p>Go.</p>"}),
        ("steps", [{"title": "Step", "text": "<p>Ask.</p>"}, {"title": "Next", "text": ""}]),
        ("checklist", points),
        ("myth", {"myth": "Long", "answer": "<p>Short.</p>"}),
        ("questions", {"title": "Ask", "items": ["Who?"]}),
        ("table", {"caption": "Who", "header": ["Who", "What"], "rows": [{"cells": ["we", "help"]}]}),
        ("comparison", {"kind": "may", **sides}),
        ("quote", {"text": "Help.", "who": "Somebody"}),
        ("definition", "asar"),
        ("figure", {"image": image, "caption": "Tau"}),
        ("tiers", [{"title": "All", "text": "Everybody", "aim": "Prevent"}]),
        ("contacts", contacts),
        ("helplines", None),
        ("form", "agreement"),
        ("worksheet", {"title": "Skills", "help": "Fill in", "columns": ["A", "B"], "rows": 2}),
        ("action", None),
        ("resources", None),
        ("organizations", None),
    ]  # fmt: skip


@pytest.fixture
def full(guides, site_tree, picture, get):
    """The chapter `full` of the guide with one block of each kind, as the API answers it."""
    portal_settings(("112", "Құтқару", None))
    make.link()
    OrganizationFactory(number=7, sectors=["sabaqtastyq"])
    blocks = every_kind(site_tree.homes["kk"], picture)
    make.chapter(guides.guide["kk"], "full", "Full", body=make.stream(GuideChapterPage, blocks))
    return next(one for one in get("/guides/sabaqtastyq?lang=kk")["chapters"] if one["title"] == "Full")


def values(chapter):
    return {block["type"]: block["value"] for block in chapter["blocks"]}


def test_every_kind_of_block_is_there_as_data_and_as_html(full):
    assert [block["type"] for block in full["blocks"][1:]] == list(GuideStream().child_blocks)
    for text in (
        "Because", "Go.", "Ask.", "Next", "&lt;first&gt;", "Long", "Short.", "Who?", "help", "money",
        "Somebody", "Көршілердің бірлескен ісі.", 'alt="Mountain"', "CC BY 4.0", "Prevent",
        "Rescue: 112 (always)", "tel:112", f"{SITE}/kk/forms/agreement/", "Fill in", "?sector=sabaqtastyq", "https://adilet.example/",
        "/kk/organizations/uiym-7/",
    ):  # fmt: skip
        assert text in full["html"]


def test_values_are_plain(full):
    found = values(full)
    assert found["checklist"] == {"title": "Points", "items": ["<first>", "second"]}
    assert found["table"] == {"caption": "Who", "header": ["Who", "What"], "rows": [["we", "help"]]}
    assert found["tiers"] == [{"title": "All", "text": "Everybody", "aim": "Prevent"}]
    assert found["definition"].keys() == {"key", "term", "meaning", "url"}
    assert found["form"].keys() == {"key", "title", "intro", "status", "url"}
    assert found["helplines"] == [{"number": "112", "label": "Құтқару"}]
    (way,) = found["action"]
    assert way["url"] == f"{SITE}/kk/organizations/?sector=sabaqtastyq"
    assert way["title"].endswith(": 1")
    assert found["resources"][0]["checked_on"] is None
    assert found["figure"]["url"].startswith(f"{SITE}/media/")


def test_number_is_called_by_its_digits(guides, get):
    portal_settings(("8 (7172) 55-55-55", "Help", None))
    make.chapter(
        guides.guide["kk"], "call", "Call", body=make.stream(GuideChapterPage, [("helplines", None)])
    )
    chapter = next(one for one in get("/guides/sabaqtastyq?lang=kk")["chapters"] if one["slug"] == "call")
    assert '<a href="tel:87172555555">8 (7172) 55-55-55</a>' in chapter["html"]


def test_links_work_from_anywhere_and_need_no_script_of_ours(full):
    assert values(full)["text"] == (
        f'<p><a href="{SITE}/kk/">page</a> <a class="term" href="{SITE}/kk/glossary/#asar">asar</a> '
        '<a href="https://e.example/">e</a></p>'
    )
    answered = json.dumps(full, ensure_ascii=False)
    assert re.findall(r'(?:href|src)=\\"/[^"]*', answered) == []
    assert "linktype" not in answered
    assert re.search(r"<(?:button|input|textarea|script|svg)", answered) is None


def test_headings_have_the_anchors_of_the_page(full, client):
    anchors = [block["anchor"] for block in full["blocks"] if block["anchor"]]
    assert anchors == ["s-why", "s-why-2", "s-because"]
    page = client.get(full["url"].removeprefix(SITE)).content.decode()
    for anchor in anchors:
        assert f'id="{anchor}"' in page
        assert f'id="{anchor}"' in full["html"]


def test_block_that_refers_to_what_is_gone_is_left_out(guides, get, picture):
    image = {"image": picture.pk, "decorative": False, "alt_text": "x"}
    blocks = [
        ("heading", "Here"), ("definition", "gone"), ("form", "gone"),
        ("figure", {"image": image, "caption": ""}),
        *[(kind, None) for kind in ("helplines", "resources", "organizations", "action")],
    ]  # fmt: skip
    make.chapter(guides.guide["kk"], "gone", "Gone", body=make.stream(GuideChapterPage, blocks))
    PortalImage.objects.update(consent=Consent.UNKNOWN)
    gone = next(one for one in get("/guides/sabaqtastyq?lang=kk")["chapters"] if one["slug"] == "gone")
    assert list(values(gone)) == ["heading"]


def test_shared_chapters_stand_in_each_directions_guide_under_one_address(guides, site_tree, get):
    make.guide(site_tree, guides.index["kk"], code="BILIM", sector="bilim")
    one, other = (get(f"/guides/{slug}?lang=kk")["chapters"] for slug in ("sabaqtastyq", "bilim"))
    shared = [chapter for chapter in one if chapter["shared"]]
    assert shared == other
    assert [chapter["url"] for chapter in shared] == [
        f"{SITE}/kk/guides/sabaqtastyq/{slug}/" for slug in ("volunteering", "myths")
    ]
    assert {chapter["part"] for chapter in shared} == {1}
    programme = get("/guides/school-violence?lang=kk")
    assert [(chapter["slug"], chapter["part"]) for chapter in programme["chapters"]] == [("parents", None)]


def test_an_edit_of_a_shared_chapter_is_in_the_next_answer(guides, get, django_capture_on_commit_callbacks):
    assert get("/guides/sabaqtastyq?lang=kk")["chapters"][0]["title"] == "Волонтерлік деген не"
    with django_capture_on_commit_callbacks(execute=True):
        row = guides.shared["kk"][0]
        row.title = "Жаңа"
        row.save_revision().publish()
    assert get("/guides/sabaqtastyq?lang=kk")["chapters"][0]["title"] == "Жаңа"


def test_what_is_not_published_is_nowhere(guides, get):
    guides.chapters["kk"][0].unpublish()
    guides.shared["kk"][1].unpublish()
    PageViewRestriction.objects.create(page=guides.guide["ru"], restriction_type=PageViewRestriction.LOGIN)
    guides.guide["en"].unpublish()
    generation.bump()
    assert [one["slug"] for one in get("/guides/sabaqtastyq?lang=kk")["chapters"]] == [
        "volunteering",
        "begin",
    ]
    for language in ("ru", "en"):
        assert get(f"/guides?lang={language}") == {"count": 0, "items": []}
        get(f"/guides/sabaqtastyq?lang={language}", status=404)


def test_lists_are_those_of_the_language_and_can_be_cut(guides, get):
    assert [one["slug"] for one in get("/guides?lang=kk")["items"]] == ["sabaqtastyq", "school-violence"]
    assert get("/guides?lang=kk&limit=1&offset=1")["items"][0]["slug"] == "school-violence"
    assert get("/guides?lang=en")["count"] == 1
    assert get("/glossary?lang=kk&limit=1")["items"][0]["key"] == "asar"
    assert get("/forms?lang=ru") == {"count": 0, "items": []}


@pytest.mark.parametrize("count", [1, 3, 30])
def test_an_answer_asks_two_questions_at_most(guides, site_tree, client, count):
    link = f'<p><a linktype="page" id="{site_tree.homes["kk"].pk}">x</a></p>'
    for number in range(count):
        own = f'<p><a linktype="page" id="{guides.chapters["kk"][0].pk}">{number}</a></p>'
        blocks = make.stream(GuideChapterPage, [("text", link), ("text", own), ("text", f"{link}{own}")])
        make.chapter(guides.guide["kk"], f"more-{number}", f"More {number}", body=blocks)
        make.term(site_tree, f"term-{number}", f"Сөз {number}", "Мағына.")
        make.form(site_tree, f"form-{number}", f"Парақ {number}")
        make.guide(site_tree, guides.index["kk"], code=f"GUIDE-{number}", sector="")
    before = make.guide(site_tree, guides.index["kk"], code="BILIM", sector="bilim")
    make.chapter(before, "goal", "Goal", body=make.stream(GuideChapterPage, [("text", link)]))
    client.get("/api/v1/guides/bilim?lang=kk")
    for path, most in (("guides", 0), ("guides/sabaqtastyq", 2), ("glossary", 1), ("forms", 1)):
        for expected in (most, 0):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/api/v1/{path}?lang=kk").status_code == 200
            assert len(asked) == expected, [query["sql"][-200:] for query in asked]


def test_the_page_tree_has_the_guides_too(guides, client):
    asked = "/api/v2/pages/?type=guides.GuideChapterPage&locale=kk&fields=part,intro,body,reading_minutes"
    items = client.get(asked).json()["items"]
    assert [(one["title"], one["part"]) for one in items] == [
        ("Болады не болмайды", "2"), ("Қалай бастаймын", "3"), ("Ата-ана", ""),
    ]  # fmt: skip
    assert [block["type"] for block in items[0]["body"]] == ["heading", "text"]
    assert items[0]["meta"]["html_url"].endswith("/kk/guides/sabaqtastyq/may/")
    found = client.get("/api/v2/pages/?type=guides.GuidePage&locale=ru&fields=code,intro").json()["items"]
    assert [one["code"] for one in found] == ["SABAQTASTYQ"]
