from __future__ import annotations

import pytest

from home.services.reading import read_home, read_menus, read_page, read_settings
from portal.loading.fields import ContentError
from portal.loading.markup import MarkupError, checked, inner_links, resolved

PAGE = """
title: About
slug: about
seo_description: What this is.
intro: This is it.
reviewed_on: 2026-11-24
needs_review: none
body:
  - heading: First
  - text: |
      <p>Words and <b>more</b> <i>words</i>.</p>
      <ul>
      <li>One</li>
      </ul>
  - callout: {kind: tip, title: Hint, text: <p>Do.</p>}
  - steps: [{title: Go, text: <p>There.</p>}]
  - helplines: true
"""


@pytest.fixture
def page_file(tmp_path):
    """Write a page's file, with one part of it replaced by another."""

    def write(old="", new=""):
        assert old in PAGE
        path = tmp_path / "about.en.yaml"
        path.write_text(PAGE.replace(old, new))
        return path

    return write


def test_page_is_read_block_by_block(page_file):
    page = read_page(page_file())

    assert (page.title, page.slug, str(page.reviewed_on)) == ("About", "about", "2026-11-24")
    assert page.body == [
        ("heading", "First"),
        ("text", "<p>Words and <b>more</b> <i>words</i>.</p><ul><li>One</li></ul>"),
        ("callout", {"kind": "tip", "title": "Hint", "text": "<p>Do.</p>"}),
        ("steps", [{"title": "Go", "text": "<p>There.</p>"}]),
        ("helplines", None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("intro: This is it.", "", "intro must be given"),
        ("intro: This is it.", "intro: ''", "intro must be given"),
        ("intro: This is it.", "intro: 3", "intro must be given"),
        ("intro: This is it.", "intro: This is it.\nauthor: me", "unknown author"),
        ("title: About", "title: About\ntitle: Again", "a key stands twice"),
        ("2026-11-24", "soon", "reviewed_on must be given"),
        ("heading: First", "title: First", "block 1: unknown block title"),
        ("heading: First", "heading: First\n    text: <p>Second</p>", "block 1: expected one block"),
        ("kind: tip", "kind: advert", "block 3, callout: unknown kind advert"),
        ("title: Go, ", "", "block 4, step 1: title must be given"),
        ("helplines: true", "helplines: false", "block 5: helplines must be true"),
        ("<p>Do.</p>", "<p>Do.", "block 3, callout: text: <p> does not end"),
        ("title: About", "title: [About", "about.en.yaml"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(page_file, old, new, said):
    with pytest.raises(ContentError, match=said):
        read_page(page_file(old, new))


def test_an_unknown_reviewer_is_refused(page_file):
    with pytest.raises(ValueError, match="friend"):
        read_page(page_file("needs_review: none", "needs_review: friend"))


@pytest.mark.parametrize(
    "markup",
    [
        "words",
        "<div>words</div>",
        "<p>one<p>two</p></p>",
        "<ul>words</ul>",
        "<li>one</li>",
        "<b>words</b>",
        "<p>one</b></p>",
        "</p>",
        '<p class="x">words</p>',
        "<p><a>words</a></p>",
        '<p><a href="javascript:alert(1)">words</a></p>',
        '<p><a href="http://example.kz">words</a></p>',
        '<p><a href="page:About">words</a></p>',
        '<p><a href="https://example.kz" onclick="x()">words</a></p>',
        "<p><script>alert(1)</script></p>",
    ],
)
def test_markup_that_a_text_may_not_hold_is_refused(markup):
    with pytest.raises(MarkupError):
        checked(markup)


@pytest.mark.parametrize(
    "address",
    ["page:how-it-works", "route:map", "tel:112", "tel:+77011234567", "mailto:a@b.kz", "https://b.kz/"],
)
def test_addresses_of_our_kinds_are_kept(address):
    markup = f'<p><a href="{address}">words</a></p>'

    assert checked(markup) == markup


def test_a_list_may_stand_in_a_list():
    assert checked("<ul><li>a<ol><li>b</li></ol></li></ul>")


def test_inner_links_are_resolved_and_those_that_lead_nowhere_become_words():
    markup = '<p><a href="page:about">one</a> <a href="route:api">two</a> <a href="tel:112">three</a></p>'

    done = resolved(markup, lambda kind, name: f'id="{name}"' if kind == "page" else None)

    assert inner_links(markup) == {("page", "about"), ("route", "api")}
    assert done == '<p><a id="about">one</a> two <a href="tel:112">three</a></p>'


def test_front_page_menus_and_settings_are_read_as_strictly(tmp_path):
    for read in (read_home, read_menus, read_settings):
        path = tmp_path / "file.yaml"
        path.write_text("title: About\n")
        with pytest.raises(ContentError, match="file.yaml"):
            read(path)


def test_menu_with_an_unknown_kind_of_target_is_refused(tmp_path):
    path = tmp_path / "menus.yaml"
    path.write_text("main:\n- {key: a, target: 'file:x', label: {kk: А, ru: А, en: A}}\nfooter: []\n")

    with pytest.raises(ContentError, match="unknown target file"):
        read_menus(path)


@pytest.mark.parametrize("label", ["{kk: А, ru: А}", "{kk: А, ru: А, en: A, de: A}"])
def test_text_that_is_not_in_our_three_languages_is_refused(tmp_path, label):
    path = tmp_path / "menus.yaml"
    path.write_text(f"main:\n- {{key: a, target: 'page:x', label: {label}}}\nfooter: []\n")

    with pytest.raises(ContentError, match="label: expected kk, ru, en"):
        read_menus(path)
