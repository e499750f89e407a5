"""What the blocks of a chapter show, and that they show nothing where there is nothing."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import translation

from guides.models import FormTemplate, GlossaryTerm, GuideChapterPage
from guides.services import actions
from portal.base import generation
from portal.media.models import Consent, PortalImage
from tests.factories import guides as made
from tests.factories.files import picture_bytes
from tests.factories.organizations import OrganizationFactory
from tests.factories.pages import site_tree
from tests.factories.places import SectorFactory

pytestmark = pytest.mark.django_db

GUIDE = {"sector": "sabaqtastyq"}


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture(autouse=True)
def nobody_registered(monkeypatch):
    monkeypatch.setattr(actions, "_finders", {})
    monkeypatch.setattr(actions, "_listers", [])


def show(kind, value=None, *, language="en", guide=GUIDE):
    body = made.stream(GuideChapterPage, [(kind, value)])
    with translation.override(language):
        html = render_to_string("guides/includes/body.html", {"body": body, "guide": guide})
    return BeautifulSoup(html, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_a_term_is_shown_with_its_meaning_in_the_language_of_the_page(tree):
    made.term(tree, "coordinator", "Үйлестіруші", "Кестені келіседі", "kk")
    made.term(tree, "coordinator", "Coordinator", "Agrees the timetable", "en")

    page = show("definition", "coordinator")

    assert words(page.dt) == "Coordinator"
    assert words(page.dd) == "Agrees the timetable"
    assert page.a["href"] == "/en/glossary/#coordinator"
    assert words(show("definition", "coordinator", language="kk").dd) == "Кестені келіседі"
    assert words(show("definition", "coordinator", language="ru")) == ""


def test_a_term_that_is_unpublished_leaves_nothing(tree):
    made.term(tree, "coordinator", "Coordinator", "Agrees the timetable", "en")
    GlossaryTerm.objects.get().unpublish()
    generation.bump()

    assert words(show("definition", "coordinator")) == ""


def test_a_form_is_one_link_and_says_when_its_order_was_repealed(tree):
    made.form(tree, "form-l", "Form L", "en", status="repealed")
    made.form(tree, "diary", "Diary", "en")

    repealed, current = show("form", "form-l"), show("form", "diary")

    assert [a["href"] for a in repealed.select("a")] == ["/en/forms/form-l/"]
    assert "repealed order" in words(repealed)
    assert "repealed order" not in words(current)
    FormTemplate.objects.get(key="diary").unpublish()
    generation.bump()
    assert words(show("form", "diary")) == ""


def test_a_table_names_its_rows_and_columns(tree):
    value = {
        "caption": "Who does what",
        "header": ["Who", "What", "When"],
        "rows": [{"cells": ["Coordinator", "Timetable", "In May"]}, {"cells": ["Mentor", "", "Weekly"]}],
    }
    table = show("table", value).table

    assert words(table.caption) == "Who does what"
    assert [th.get_text() for th in table.select('thead th[scope="col"]')] == ["Who", "What", "When"]
    assert [th.get_text() for th in table.select('tbody th[scope="row"]')] == ["Coordinator", "Mentor"]
    assert [(td["data-label"], td.get_text()) for td in table.select("td")][:2] == [
        ("What", "Timetable"),
        ("When", "In May"),
    ]
    # Shown as blocks on a phone it stays a table for a screen reader.
    assert {e.name: e["role"] for e in table.select("[role]")}["tr"] == "row"


def test_only_what_is_allowed_or_not_is_marked(tree):
    value = {
        "kind": "may",
        "left_title": "Yes",
        "left_items": ["Read"],
        "right_title": "No",
        "right_items": ["Pay"],
    }
    may, plain = show("comparison", value), show("comparison", {**value, "kind": "plain"})

    assert [use["href"].rpartition("#")[2] for use in may.select("h3 use")] == ["check", "x"]
    assert plain.select("use") == []
    assert words(may) == words(plain) == "Yes Read No Pay"


def test_contacts_can_be_called(tree):
    value = {"title": "Call", "items": [{"name": "Centre", "phone": "+7 (727) 123-45-67", "note": ""}]}

    assert show("contacts", value).a["href"] == "tel:+77271234567"


def test_tiers_are_read_from_the_lowest_one(tree):
    value = [{"title": "All", "text": "a", "aim": "A"}, {"title": "Some", "text": "b", "aim": ""}]
    page = show("tiers", value)

    assert [words(h) for h in page.select("ol h3")] == ["All", "Some"]
    assert words(page).startswith("The tiers from the lowest and widest one to the highest:")
    assert words(page).count("Aim:") == 1


def test_a_checklist_and_a_worksheet_can_be_filled_in_and_sent_nowhere(tree):
    checklist = show("checklist", {"title": "Ready?", "items": ["a", "b"]})
    sheet = show("worksheet", {"title": "Mine", "help": "", "columns": ["Can", "Want"], "rows": 3})

    assert words(checklist.fieldset.legend) == "Ready?"
    assert len(checklist.select("label > input[type=checkbox]")) == 2
    assert len(sheet.select("textarea")) == 6
    assert [words(label) for label in sheet.select("label")][:3] == [
        "Can line 1",
        "Want line 1",
        "Can line 2",
    ]
    for page in (checklist, sheet):
        assert page.select("form, [name], [action], button[type=submit]") == []
        assert "hidden" in page.select_one("[data-tools]").attrs
        assert "hidden" in page.select_one("[data-kept]").attrs


@pytest.mark.parametrize("lacking", [{}, {"consent": Consent.UNKNOWN}, {"credit": ""}])
def test_a_picture_is_shown_only_with_credit_licence_and_consent(tree, lacking):
    fit = {"credit": "Aru", "licence": "CC BY 4.0", "consent": Consent.GIVEN}
    file = ContentFile(picture_bytes(size=(800, 600)), name="a.jpg")
    image = PortalImage.objects.create(title="Canary", file=file, **{**fit, **lacking})
    page = show(
        "figure",
        {"image": {"image": image.pk, "alt_text": "A kite", "decorative": False}, "caption": "The day"},
    )

    if lacking:
        assert page.select("figure, img") == []
    else:
        assert page.img["alt"] == "A kite"
        assert page.img["width"]
        assert words(page.figcaption) == "The day Picture: Aru Licence: CC BY 4.0"


def test_the_call_to_action_is_there_as_soon_as_there_is_something_to_do(tree):
    assert words(show("action")) == ""

    actions.register_action("none", lambda sector, language: None)
    assert words(show("action")) == ""

    actions.register_action(
        "go", lambda sector, language: actions.Action("Mentor", f"/{language}/?s={sector}")
    )
    page = show("action")

    assert [(a.get_text(), a["href"]) for a in page.select("a")] == [("Mentor", "/en/?s=sabaqtastyq")]
    assert page.section["class"] == ["block", "cta", "s-sabaqtastyq"]
    assert words(show("action", guide={"sector": ""})) == ""
    assert words(show("action", guide=None)) == ""


def test_organisations_are_listed_with_their_towns_in_their_language(tree):
    OrganizationFactory()
    generation.bump()
    listed = [
        actions.Listed("Көмек", "kk", "Almaty", "/en/komek/"),
        actions.Listed("Hope", "en", "", "/en/h/"),
    ]
    actions.register_organizations(lambda sector, language: listed)
    page = show("organizations")

    assert [(a["lang"], a["href"]) for a in page.select(".org a")] == [("kk", "/en/komek/"), ("en", "/en/h/")]
    assert words(page).startswith("Көмек Almaty Hope")
    assert page.select("a")[-1]["href"] == "/en/organizations/"


def test_where_no_organisation_named_the_direction_a_sentence_says_so(tree):
    actions.register_organizations(lambda sector, language: [])
    assert show("organizations").select("a") == []

    OrganizationFactory()
    generation.bump()
    page = show("organizations")

    assert "Few organisations" in words(page)
    assert [a["href"] for a in page.select("a")] == ["/en/organizations/"]


def test_links_to_sites_say_their_language_and_whether_somebody_looked(tree):
    ours = SectorFactory(id="sabaqtastyq")
    made.link("all", title_en="For all", language="ru", position=1)
    made.link("ours", ours, title_en="Ours", checked_on=date(2027, 1, 15), position=2)
    made.link("other", SectorFactory(id="umit"), title_en="Other", position=3)
    generation.bump()
    first, second = show("resources").select(".links > li")

    assert (words(first.a), first.a["href"], first.a["rel"]) == (
        "For all",
        "https://all.example/",
        ["noopener"],
    )
    assert "target" not in first.a.attrs
    assert "all.example" in words(first)
    assert first.select_one('span[lang="ru"]').get_text() == "Русский"
    assert "Not verified by us" in words(first)
    assert "Not verified" not in words(second)
    assert "Checked on: 15 January 2027" in words(second)
