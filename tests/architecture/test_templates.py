from __future__ import annotations

import re

import pytest

from tests.architecture.tree import name, template_files

#: The admin allows what Wagtail's own pages need, and mails know no files.
NOT_PUBLIC = ("/wagtailadmin/", "/admin/", "/emails/")

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=\"application/(?:ld\+)?json\")", re.IGNORECASE
    ),
    "an event handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
    "a file of another host": re.compile(
        r"<(?:script|img|iframe|source|video|audio|embed|use)\b[^>]*\b(?:src|srcset|href|poster)=[\"'](?:https?:)?//"
        r"|<link\b[^>]*rel=[\"'](?:stylesheet|icon|preload|preconnect|dns-prefetch)[\"'][^>]*href=[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
}
TAGS = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
MARKED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}", re.DOTALL)
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<script\b.*?</script>|<[^>]*>|&[a-z#0-9]+;", re.DOTALL | re.IGNORECASE)
SPOKEN = re.compile(r"\s(?:alt|title|placeholder|aria-label|aria-description)=\"([^\"]*)\"")
HEAD = re.compile(r"\s*(\{%\s*extends [^%]*%\}\s*)?\{(#|%\s*comment)")
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES_SAID_IN_EVERY_LANGUAGE = {"Birgemiz", "GET"}


def public_templates():
    return [path for path in template_files() if not any(part in f"/{name(path)}" for part in NOT_PUBLIC)]


def findings(html):
    return [what for what, pattern in INLINE.items() if pattern.search(TAGS.sub("", html))]


def unmarked_words(html):
    """Return the words that a reader would see in every language alike."""
    written = CODE.sub(" ", MARKED.sub(" ", TAGS.sub(" ", html)))
    visible = " ".join([MARKUP.sub(" ", written), *SPOKEN.findall(written)])
    return [word for word in WORD.findall(visible) if word not in NAMES_SAID_IN_EVERY_LANGUAGE]


def test_public_templates_hold_nothing_that_the_content_policy_refuses():
    found = {name(path): findings(path.read_text()) for path in public_templates()}
    assert {path: what for path, what in found.items() if what} == {}


def test_every_visible_word_of_a_template_is_marked_for_translation():
    pages = [path for path in template_files() if path.suffix == ".html"]
    found = {name(path): unmarked_words(path.read_text()) for path in pages}
    assert {path: words for path, words in found.items() if words} == {}


def test_every_component_states_its_inputs_at_its_head():
    components = [path for path in template_files() if "/components/" in name(path)]
    silent = [name(path) for path in components if not HEAD.match(path.read_text())]
    assert silent == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p class="a" style="color: red">', "a style attribute"),
        ("<style>p { color: red }</style>", "a style element"),
        ("<script>run()</script>", "an inline script"),
        ('<script type="module">run()</script>', "an inline script"),
        ('<button class="a" onclick="run()">', "an event handler"),
        ('<a href="javascript:run()">', "a javascript: address"),
        ('<img alt="" src="https://cdn.example/a.png">', "a file of another host"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', "a file of another host"),
    ],
)
def test_each_refused_thing_is_found(html, what):
    assert findings(html) == [what]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="{% static "portal/js/a.js" %}" type="module"></script>',
        '<script type="application/ld+json">{{ data }}</script>',
        '<a href="https://adilet.zan.kz/" data-on="1">',
        '{# <p style="color: red"> #}<svg><use href="{% static "sprite.svg" %}#a"/></svg>',
    ],
)
def test_allowed_things_pass(html):
    assert findings(html) == []


def test_unmarked_words_are_found_in_text_and_in_attributes():
    html = '<p class="lead">Hello {{ name }}</p><img alt="Map" src="a.png">{% translate "Fine" %} Birgemiz'
    assert unmarked_words(html) == ["Hello", "Map"]
    assert unmarked_words("{% blocktranslate trimmed %}All <b>good</b>{% endblocktranslate %} 12 kk.") == [
        "kk"
    ]
