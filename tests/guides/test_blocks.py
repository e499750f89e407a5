"""Every block with its sample: sound markup, words that can be translated, a preview for editors."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import _trans

from guides.blocks import FormStream, GuideStream
from guides.services import actions
from portal.base import generation
from tests.factories import guides as made
from tests.factories.home import portal_settings
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of
from tests.guides.markup import faults

pytestmark = pytest.mark.django_db

#: The blocks themselves, as the models know them.
BLOCKS = {
    f"{stream.__name__}.{name}": block
    for stream in (GuideStream, FormStream)
    for name, block in stream().child_blocks.items()
}
EMPTY = re.compile(r"\s*<article[^>]*>\s*</article>\s*")
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{\w*\}")


@pytest.fixture
def content(monkeypatch):
    """Something for every block that shows what stands elsewhere."""
    tree = site_tree()
    made.guide_tree(tree, ["kk"])
    for language in ("kk", "ru", "en"):
        made.term(tree, "coordinator", "Үйлестіруші", "Кестені келіседі", language)
        made.form(tree, "questionnaire", "Сауалнама", language, status="repealed")
    made.link("adilet", title_kk="Заңдар", note_kk="Заң мәтіндері")
    portal_settings(("112", "Құтқару", None))
    monkeypatch.setattr(actions, "_finders", {})
    monkeypatch.setattr(actions, "_listers", [])
    actions.register_action(
        "there", lambda sector, language: actions.Action("Істер", f"/{language}/{sector}/")
    )
    actions.register_organizations(lambda *asked: [actions.Listed("Көмек", "kk", "Алматы", "/kk/komek/")])
    generation.bump()
    return tree


def shown(block, language):
    with translation.override(language):
        value = block.get_preview_value()
        return block.bind(value).render(block.get_preview_context(value, {}))


def spoken(html):
    """Return what a reader sees or hears, without what is no language."""
    words = re.sub(r'<(\w+)[^>]* translate="no">.*?</\1>', " ", html)
    named = re.findall(r'(?:aria-label|alt|title|data-label)="([^"]*)"', words)
    return " ".join([re.sub(r"<[^>]+>", " ", words), *named])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_block_is_sound_with_its_sample(content, language):
    html = {name: shown(block, language) for name, block in BLOCKS.items()}

    assert {name: faults(f"<article>{one}</article>") for name, one in html.items()} == dict.fromkeys(
        BLOCKS, []
    )
    # A figure has no picture of its own to show; its preview has a template for that.
    assert [name for name, one in html.items() if not one.strip()] == ["GuideStream.figure"]


def test_no_word_of_a_block_stays_english(content, monkeypatch):
    """With every message replaced by Cyrillic letters no Latin word is left; the samples are Kazakh."""

    def told(message):
        return " ".join(["ж", *PLACEHOLDER.findall(message)])

    monkeypatch.setattr(_trans, "gettext", told)
    monkeypatch.setattr(_trans, "ngettext", lambda one, many, number: told(many))
    monkeypatch.setattr(_trans, "pgettext", lambda context, message: told(message))

    left = {name: re.findall(r"[A-Za-z]{2,}", spoken(shown(block, "kk"))) for name, block in BLOCKS.items()}

    assert {name: words for name, words in left.items() if words} == {}


def test_an_editor_sees_every_block_as_a_reader_would(content):
    browser = browser_of(administrator())
    for name, block in BLOCKS.items():
        answer = browser.get(f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}")
        page = answer.content.decode()
        body = page[page.index("<article") : page.index("</article>") + len("</article>")]

        assert block.is_previewable, name
        assert answer.status_code == 200
        assert "portal/css/blocks.css" in page
        assert "portal/js/guide-blocks.js" in page
        assert 'lang="kk"' in body
        assert (name, faults(body)) == (name, [])
        assert (name, EMPTY.fullmatch(body)) == (name, None)


def test_the_checker_of_markup_finds_faults():
    assert faults("<p><div></div></p>") == ["div inside p"]
    assert faults('<ul><p>a</p></ul><img src="a">') == ["p inside ul", "img without alt"]
    assert faults('<a href="/"><button>a</button></a>') == ["button inside a"]
    assert faults('<b id="a"></b><b id="a">') == ["two are named a", "b does not end"]
    assert faults("<table><tbody><tr><th>a</th></tr></tbody></table>") == ["th without scope"]
