"""References in texts: written for the reader's language, kept by the editor and by translators."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import RichTextBlock, StructBlock
from wagtail.fields import RichTextField
from wagtail.rich_text import expand_db_html
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from guides.admin_views.references import reference_entity
from guides.blocks import GuideStream
from guides.blocks.writing import GUIDE_FEATURES
from guides.models import GuideChapterPage, GuidePage, SharedChapter
from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree
from tests.factories.staff import browser_of, staff

pytestmark = pytest.mark.django_db

TERM = '<p><a linktype="reference" ref="term:coordinator">сөз</a></p>'
ADDRESS = reverse("guides_references")


@pytest.fixture
def tree(db):
    tree = site_tree()
    made.guide_tree(tree, ["kk", "en"])
    for language, word in (("kk", "Үйлестіруші"), ("en", "Coordinator")):
        made.term(tree, "coordinator", word, "…", language)
        made.form(tree, "agreement", f"{word} 2", language, slug="the-agreement")
    return tree


def expanded(reference, language="en"):
    with translation.override(language):
        return expand_db_html(f'<p><a linktype="reference" ref="{reference}">word</a></p>')


@pytest.mark.parametrize(
    ("reference", "tag"),
    [
        ("term:coordinator", '<a class="term" href="/{}/glossary/#coordinator">'),
        ("form:agreement", '<a href="/{}/forms/the-agreement/">'),
        ("shared:myths", '<a href="/{}/guides/sabaqtastyq/myths/">'),
    ],
)
def test_a_reference_leads_to_what_has_its_key_in_the_readers_language(tree, reference, tag):
    assert expanded(reference) == f"<p>{tag.format('en')}word</a></p>"
    assert expanded(reference, "kk") == f"<p>{tag.format('kk')}word</a></p>"
    # Nothing of it is published in Russian.
    assert expanded(reference, "ru") == "<p><a>word</a></p>"


@pytest.mark.parametrize("reference", ["term:gone", "form:coordinator", "chapter:myths", "", "term:"])
def test_what_is_not_there_keeps_its_words_without_a_link(tree, reference):
    assert expanded(reference) == "<p><a>word</a></p>"


def test_an_unpublished_chapter_loses_its_links(tree):
    assert "href" in expanded("shared:myths")
    SharedChapter.objects.get(key="myths", locale__language_code="en").unpublish()
    generation.bump()

    assert "href" not in expanded("shared:myths")


@pytest.mark.parametrize("many", [1, 3])
def test_all_references_cost_one_reading_of_what_there_is(tree, django_assert_num_queries, many):
    link = '<a linktype="reference" ref="{}">word</a>'
    text = link.format("form:agreement") + link.format("shared:myths") + link.format("term:coordinator")
    generation.bump()
    with translation.override("en"):
        expand_db_html(text)
        with django_assert_num_queries(0):
            expand_db_html(text * many)


def test_the_editor_keeps_a_reference(tree):
    converter = ContentstateConverter(features=GUIDE_FEATURES)
    state = json.loads(converter.from_database_format(TERM))

    (entity,) = state["entityMap"].values()
    assert entity["type"] == "REFERENCE"
    assert entity["data"] == {
        "ref": "term:coordinator",
        "label": "Үйлестіруші",
        "url": "/kk/glossary/#coordinator",
    }
    back = converter.to_database_format(json.dumps(state))
    assert '<a linktype="reference" ref="term:coordinator">сөз</a>' in back


def test_the_editor_keeps_a_reference_to_what_is_gone(tree):
    converter = ContentstateConverter(features=GUIDE_FEATURES)
    text = TERM.replace("coordinator", "gone")
    state = converter.from_database_format(text)

    assert json.loads(state)["entityMap"]["0"]["data"] == {"ref": "term:gone", "label": "term:gone"}
    assert 'ref="term:gone"' in converter.to_database_format(state)


def test_a_reference_cannot_smuggle_attributes_into_a_stored_text():
    element = reference_entity({"ref": 'a" onclick="x', "href": "javascript:x", "children": "a"})

    assert element.attr == {"linktype": "reference", "ref": 'a" onclick="x'}


def rich_texts(block):
    """Return every block of rich text inside a block."""
    if isinstance(block, RichTextBlock):
        return [block]
    inside = (
        block.child_blocks.values()
        if isinstance(block, StructBlock)
        else [getattr(block, "child_block", None)]
    )
    return [found for child in inside if child for found in rich_texts(child)]


def test_every_text_of_the_guides_may_hold_references():
    stream = GuideStream()
    blocks = {name: rich_texts(block) for name, block in stream.child_blocks.items()}
    found = {name: [text.features for text in texts] for name, texts in blocks.items() if texts}
    sources = [model._meta.get_field("sources") for model in (GuideChapterPage, GuidePage, SharedChapter)]

    assert found == dict.fromkeys(("text", "callout", "steps", "myth"), [GUIDE_FEATURES])
    assert all(isinstance(field, RichTextField) for field in sources)
    assert [field.features for field in sources] == [GUIDE_FEATURES] * 3


def test_the_editor_loads_the_button(tree):
    area = DraftailRichTextArea(features=GUIDE_FEATURES)

    (entity,) = [one for one in area.options["entityTypes"] if one["type"] == "REFERENCE"]
    assert str(entity["choices"]) == ADDRESS
    assert "portal/admin/reference.js" in str(area.media)
    assert "portal/admin/reference.css" in str(area.media)
    assert "reference.js" not in str(DraftailRichTextArea(features=["bold"]).media)


def test_whoever_writes_sees_all_that_there_is_to_refer_to(tree):
    made.term(tree, "asar", "Асар", "…", "kk")
    groups = browser_of(staff("Dana Editor")).get(ADDRESS).json()["groups"]
    found = {item["ref"]: item["label"] for group in groups for item in group["items"]}

    assert [group["name"] for group in groups] == ["Terms", "Printable forms", "Shared chapters"]
    # In the language of the person, else in Kazakh.
    assert found["term:coordinator"] == "Coordinator"
    assert found["term:asar"] == "Асар"
    assert {"form:agreement", "shared:myths", "shared:volunteering"} < set(found)


def test_nobody_else_sees_the_list(tree, client):
    assert client.get(ADDRESS).status_code == 302
    assert browser_of(staff("Dana Editor")).post(ADDRESS).status_code == 405
    stranger = staff("Erik Stranger")
    stranger.user_permissions.clear()
    visitor = Client()
    visitor.force_login(stranger)
    assert visitor.get(ADDRESS).status_code == 403


def test_a_translated_text_keeps_its_references(tree):
    page = GuideChapterPage.objects.get(slug="may", locale=tree.locales["kk"])
    GuideChapterPage.objects.get(slug="may", locale=tree.locales["en"]).delete()
    page.body = made.stream(GuideChapterPage, [("text", f"<p>Алдымен {TERM[3:-4]} келісіңіз.</p>")])
    page.save_revision().publish()
    source, _ = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=tree.locales["en"])
    for string in String.objects.filter(locale=tree.locales["kk"]):
        for segment in source.stringsegment_set.filter(string=string):
            data = string.data
            if "келісіңіз" in data:
                assert data == 'Алдымен <a id="a1">сөз</a> келісіңіз.'
                data = 'Agree with the <a id="a1">coordinator</a> first.'
            StringTranslation.objects.update_or_create(
                translation_of=string,
                locale=tree.locales["en"],
                context=segment.context,
                defaults={"data": data},
            )

    translated, _ = source.create_or_update_translation(tree.locales["en"])

    text = translated.body[0].value.source
    assert '<a linktype="reference" ref="term:coordinator">coordinator</a>' in text
    with translation.override("en"):
        assert 'href="/en/glossary/#coordinator"' in str(translated.body[0].value)
