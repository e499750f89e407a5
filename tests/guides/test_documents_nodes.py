"""Texts as neutral nodes: every kind of block, links and terms in the words, nothing that leads nowhere."""

from __future__ import annotations

import re

import pytest

from guides.blocks import FormStream, GuideStream
from guides.models import FormTemplate, GuideChapterPage
from guides.services import actions
from guides.services.anchors import LEVELS
from guides.services.contents import guide_at
from guides.services.documents import blocks, filling, markup, pictures, xhtml
from guides.services.documents.around import Around
from guides.services.documents.composing import compose_chapter, compose_guide
from guides.services.documents.manuscripts import templates
from guides.services.documents.sheets import compose_form
from guides.services.documents.xhtml import MADE
from portal.base import generation
from portal.media.models import Consent
from tests.factories import documents
from tests.factories import guides as make
from tests.factories.home import portal_settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(site_tree, monkeypatch):
    """A guide with a block of every kind, and something for each that shows what stands elsewhere."""
    documents.full_guide(site_tree)
    make.link("adilet", title_kk="Заңдар", note_kk="Заң мәтіндері")
    portal_settings(("112", "Құтқару", None))
    monkeypatch.setattr(actions, "_finders", {})
    monkeypatch.setattr(actions, "_listers", [])
    actions.register_action(
        "there", lambda sector, language: actions.Action("Істер", f"/{language}/{sector}/")
    )
    actions.register_organizations(lambda *asked: [actions.Listed("Көмек", "kk", "Алматы", "/kk/komek/")])
    generation.bump()
    return guide_at("sabaqtastyq", "kk")


def nodes(guide, *kinds):
    found = compose_chapter(guide, guide.entry("may"), "kk").data["chapter"]["body"]
    return [node for node in found if not kinds or node["kind"] in kinds]


def test_every_kind_of_block_has_its_nodes():
    assert blocks.KINDS.keys() | LEVELS.keys() == GuideStream().child_blocks.keys()
    assert filling.KINDS.keys() == FormStream().child_blocks.keys()


def test_every_kind_of_node_of_a_chapter_can_become_xhtml(guide):
    assert {node["kind"] for node in nodes(guide)} == MADE.keys()


def test_rich_text_becomes_paragraphs_and_lists_with_runs(guide):
    text = nodes(guide, "p", "list")

    assert text[0]["runs"] == [
        {"text": "Бірінші "},
        {"text": "қадам", "bold": True},
        {"text": ": "},
        {"text": "үйлестірушіге", "term": "coordinator"},
        {"text": " "},
        {"text": "заңды", "href": "https://adilet.example/law", "shown": "adilet.example/law"},
        {"text": " "},
        {"text": "көрсетіңіз", "italic": True},
        {"text": "."},
    ]
    inner = {"kind": "list", "ordered": True, "items": [[{"kind": "p", "runs": [{"text": "үш"}]}]]}
    assert text[1] == {
        "kind": "list",
        "ordered": False,
        "items": [
            [{"kind": "p", "runs": [{"text": "бір"}]}],
            [{"kind": "p", "runs": [{"text": "екі"}]}, inner],
        ],
    }


def test_words_that_are_no_markup_of_ours_stay_words():
    read = markup.read('<p>5 &lt; 7 #import "x" <span>[a]</span></p>', Around("kk"))

    assert "".join(run["text"] for run in read[0]["runs"]) == '5 < 7 #import "x" [a]'


def test_terms_are_listed_at_the_end_once_and_only_those_that_were_used(site_tree, guide):
    make.term(site_tree, "asar", "Асар", "Бірлескен іс.")

    assert compose_chapter(guide, guide.entry("may"), "kk").data["terms"] == [
        {"key": "coordinator", "term": "Үйлестіруші", "meaning": "Кестені келіседі."}
    ]


def test_blocks_of_things_that_stand_elsewhere_show_them_with_whole_addresses(guide, settings):
    form, action = nodes(guide, "form", "action")
    sites, organizations = nodes(guide, "links")
    emergency = nodes(guide, "contacts")[1]

    assert (form["title"], form["href"]) == ("Сауалнама", f"{settings.SITE_URL}/kk/forms/questionnaire/")
    assert form["shown"] == "testserver/kk/forms/questionnaire/"
    assert action["items"][0]["href"] == f"{settings.SITE_URL}/kk/sabaqtastyq/"
    assert (sites["items"][0]["label"], bool(sites["items"][0]["mark"])) == ("Заңдар", True)
    assert organizations["items"][0]["label"] == "Көмек"
    assert emergency["items"] == [{"name": "Құтқару", "phone": "112", "note": ""}]


def test_paper_speaks_the_words_of_the_screen(guide):
    form = FormTemplate.objects.get(slug="questionnaire", locale__language_code="kk")
    body = compose_form(form, "kk").data["body"]
    found = {node["kind"]: node for node in body}

    assert found["choice"]["hint"] == "бәрін белгілеңіз"
    assert found["signatures"]["words"][0] == "Аты, тегі"
    assert nodes(guide, "links")[0]["items"][0]["mark"] == "Біз тексермедік"


def test_a_heading_below_which_nothing_is_shown_is_left_out(site_tree):
    body = [("heading", "Бос"), ("organizations", None), ("heading", "Бар"), ("subheading", "Бос"),
            ("heading", "Мәтін"), ("text", "<p>Мәтін.</p>"), ("heading", "Соңы")]  # fmt: skip
    found = blocks.nodes_of(make.stream(GuideChapterPage, body), Around("kk"))

    assert [node.get("text", node["kind"]) for node in found] == ["Мәтін", "p"]


def test_links_between_chapters_stay_inside_a_guide_and_leave_a_single_chapter(site_tree, settings):
    made = make.guide_tree(site_tree, ["kk"])
    chapter = made.chapters["kk"][0]
    link = '<p><a linktype="reference" ref="shared:myths">аңыздар</a></p>'
    chapter.body = make.stream(GuideChapterPage, [("text", link)])
    chapter.save_revision().publish()
    generation.bump()
    guide = guide_at("sabaqtastyq", "kk")
    entry = guide.entry("may")

    alone = compose_chapter(guide, entry, "kk").data["chapter"]["body"]
    parts = compose_guide(guide, "kk").data["parts"]
    inside = next(one["body"] for part in parts for one in part["chapters"] if one["name"] == "may")

    assert alone[0]["runs"][0]["href"] == f"{settings.SITE_URL}/kk/guides/sabaqtastyq/myths/"
    assert inside[0]["runs"] == [{"text": "аңыздар", "to": "myths"}]


def test_a_figure_is_shown_with_its_words_only_if_it_may_be_published(site_tree):
    picture = documents.picture(consent=Consent.NOBODY)
    shown, around = figure_of(picture)
    assert (shown[0]["alt"], shown[0]["caption"], shown[0]["credit"]) == ("Бала", "Бірге", "Кім түсірді")
    assert around.pictures[shown[0]["file"]].startswith(b"\xff\xd8")

    picture.consent = Consent.UNKNOWN
    picture.save()
    assert figure_of(picture)[0] == []


def test_a_decorative_picture_has_no_words_to_be_read_out(site_tree):
    shown, _around = figure_of(documents.picture(consent=Consent.NOBODY), alt="")

    assert shown[0]["alt"] == ""
    assert 'alt=""' in xhtml.body(shown)


def test_paper_has_the_colours_of_the_pages_by_day():
    written = dict(re.findall(r'#let ([a-z-]+) = rgb\("(#[0-9A-F]{6})"\)', templates()["base.typ"].decode()))
    named = {"portal": "primary", "line-colour": "line", "link-colour": "link"}
    by_day = pictures.day_colours()

    assert {"ink", "muted", "portal", "danger"} <= written.keys()
    assert written == {name: by_day[named.get(name, name)] for name in written}
    directions = ("saulyq", "bilim", "sabaqtastyq", "asyl-mura", "taza-alem", "qamqor", "umit")
    assert [pictures.colour_of(code) for code in directions] == [by_day[f"c-{code}"] for code in directions]
    assert pictures.colour_of("") == pictures.colour_of("no-such") == written["portal"]


def figure_of(picture, **words):
    around = Around("kk")
    return blocks.nodes_of(
        make.stream(GuideChapterPage, [documents.figure(picture, **words)]), around
    ), around
