from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.core.paginator import Paginator
from django.template import Context, Engine, RequestContext
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from portal.base.component_samples import SAMPLES, SampleForm, filled_form
from portal.base.icons import DIRECTIONS, ICONS
from portal.base.templatetags.components import SPRITE
from portal.stylesheets import BUNDLES

TEMPLATES = Path(settings.BASE_DIR) / "templates"
#: Components that a tag fills, and so are not shown by plain data; each has its tests below.
TAGGED = {"field", "field_words", "error_summary", "pagination"}
STAGE = Engine(
    libraries={"components": "portal.base.templatetags.components", "i18n": "django.templatetags.i18n"},
    loaders=[
        ("django.template.loaders.locmem.Loader", {"base.html": "{% block content %}{% endblock %}"}),
        ("django.template.loaders.filesystem.Loader", [TEMPLATES]),
    ],
)
#: For each component what must be in the first of its samples, and what in the last.
EXPECTED = {
    "button": ('<button type="submit" class="btn">', " disabled class="),
    "chip": ('class="chip" href="#main"', "remove this filter"),
    "tabs": ('aria-current="true"', 'href="#main"'),
    "theme_switch": ("data-theme-switch hidden", 'data-theme-value="dark" aria-pressed="false"'),
    "language_switch": (
        'lang="kk" hreflang="kk" aria-current="true">Қазақша',
        'lang="en" hreflang="en">English',
    ),
    "notice": ("#info", 'class="note note-danger"'),
    "badge": ('<span class="sector s-saulyq">', "Direction not stated"),
    "state": ('<span class="state ok">', '<span class="state muted">'),
    "facts": ('<dd lang="kk">Алматы</dd>', "From the 2020 guide"),
    "empty_state": ("#umit", '<a href="#main" class="btn btn-2"'),
    "breadcrumbs": ('<a href="#main">Home</a>', '<li aria-current="page" lang="kk">Көмек</li>'),
    "card": ('<li class="card s-bilim">', '<a href="#main">About the portal</a>'),
    "tile": ('class="tile s-saulyq"', 'class="tile tile-ask"'),
    "crown": ('class="w s-umit"', "#qamqor"),
}


class QuestionForm(forms.Form):
    """The kinds of field the sample form has not."""

    secret = forms.CharField(widget=forms.HiddenInput)
    days = forms.MultipleChoiceField(
        label="Days", choices=[(d, d) for d in "abc"], widget=forms.CheckboxSelectMultiple, required=False
    )
    born = forms.DateField(label="Born", widget=forms.SelectDateWidget(years=[2001]))
    code = forms.CharField(label="Code", widget=forms.TextInput(attrs={"class": "in-code"}))

    def clean(self):
        raise forms.ValidationError("Try <later>")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def show(source: str, path: str = "/kk/list/", **values) -> str:
    template = STAGE.from_string("{% load components %}" + source)
    request = RequestFactory().get(path)
    return template.render(RequestContext(request, {"request": request, **values}))


def flat(html: str) -> str:
    return re.sub(r"\s+", " ", html)


def field_html(bound) -> str:
    return flat(show("{% field bound %}", bound=bound))


@pytest.mark.parametrize(
    ("sample", "values"),
    [(s, values) for s in SAMPLES for values in s.shown],
    ids=lambda v: getattr(v, "name", ""),
)
def test_every_sample_renders_without_anything_inline(sample, values):
    html = render_to_string(sample.template, dict(values))

    assert html.strip()
    assert not re.search(r"""\s(style|on\w+)=|<script|<style|=["']\s*["'] """, html)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_component_shows_what_it_promises(sample):
    first, last = EXPECTED[sample.name]

    assert first in flat(render_to_string(sample.template, dict(sample.shown[0])))
    assert last in flat(render_to_string(sample.template, dict(sample.shown[-1])))


def test_every_component_has_a_sample():
    files = {path.stem for path in (TEMPLATES / "components").glob("*.html")}

    assert files - {"gallery"} == {sample.name for sample in SAMPLES} | TAGGED


def test_every_component_states_its_inputs_at_its_head():
    for path in (TEMPLATES / "components").glob("*.html"):
        text = path.read_text().removeprefix('{% extends "base.html" %}\n')
        assert text.startswith("{% comment %}"), path.name


def test_living_page_shows_every_component():
    html = show('{% include "components/gallery.html" %}')

    for sample in SAMPLES:
        assert f'<h2 class="h3">{sample.title}</h2>' in html
    assert "needs correcting" in html or "need correcting" in html
    assert "autofocus" not in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_sprite_holds_exactly_the_named_icons():
    symbols = re.findall(r'<symbol id="([^"]+)"', Path(find(SPRITE)).read_text())

    assert len(symbols) == len(set(symbols))
    assert set(symbols) == {*ICONS, *(key for key, _ in DIRECTIONS)}


def test_templates_ask_only_for_icons_that_exist():
    known = {*ICONS, *(key for key, _ in DIRECTIONS), ""}
    for path in TEMPLATES.rglob("*.html"):
        names = re.findall(
            r"""{% icon ["']([^"']*)["']|\bicon(?:_after)?=["']([^"']*)["']""", path.read_text()
        )
        assert {a or b for a, b in names} <= known, path.name


def test_icon_says_nothing_to_a_screen_reader():
    assert show('{% icon "search" %}') == (
        '<svg class="i" aria-hidden="true"><use href="/static/portal/img/sprite.svg#search"></use></svg>'
    )


def test_style_sheets_are_linked_one_by_one_where_none_was_joined():
    links = re.findall(r'<link rel="stylesheet" href="([^"]+)">', show("{% stylesheets %}"))

    assert links == [f"/static/{name}" for name in BUNDLES["portal/css/site.css"]]


def test_field_ties_label_hint_and_error_to_its_control():
    html = field_html(filled_form()["email"])

    assert '<label class="label" for="id_email">E-mail</label>' in html
    assert 'aria-describedby="id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<div id="id_email_error">' in html
    assert html.index("id_email_error") < html.index("<input")


def test_field_with_hint_and_without_error_is_not_marked():
    html = field_html(filled_form()["name"])

    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert "bad" not in html
    assert "(optional)" not in html


def test_field_that_may_stay_empty_says_so():
    assert "(optional)" in field_html(SampleForm()["message"])


def test_group_of_choices_has_a_legend_and_pressable_rows():
    html = field_html(filled_form()["adult"])

    assert 'class="choice choice-pair bad" aria-describedby="id_adult_error"' in html
    assert '<legend class="label">Are you 18 or older?</legend>' in html
    assert html.count('<label class="opt" for="id_adult_') == 2


def test_tick_has_its_words_beside_it():
    html = field_html(SampleForm()["consent"])

    assert re.search(r'<label for="id_consent"><input type="checkbox"[^>]+><span>I agree', html)


def test_other_kinds_of_field_are_shown_too():
    form = QuestionForm()

    assert field_html(form["secret"]).strip() == '<input type="hidden" name="secret" id="id_secret">'
    assert field_html(form["days"]).count('class="opt"') == 3
    assert field_html(form["born"]).count('<select name="born_') == 3
    assert 'class="in in-code"' in field_html(form["code"])


def test_error_summary_leads_to_the_first_control_of_each_field():
    html = flat(show("{% error_summary form %}", form=filled_form()))

    assert re.findall('href="#([^"]+)"', html) == ["id_email", "id_adult_0", "id_consent"]
    assert "3 things need correcting" in html
    assert 'role="alert" aria-labelledby="error-summary" tabindex="-1" autofocus' in html


def test_error_summary_lists_errors_that_belong_to_no_field():
    html = flat(show("{% error_summary form %}", form=QuestionForm({"days": ["a"], "code": "1"})))

    assert "<p>Try &lt;later&gt;</p>" in html
    assert re.findall('href="#([^"]+)"', html) == ["id_born_day"]


def test_error_summary_of_a_form_without_errors_is_empty():
    form = SampleForm({"name": "А", "email": "a@b.kz", "place": "oral", "adult": "no", "consent": "on"})

    assert show("{% error_summary form %}", form=form).strip() == ""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, ["1", "2", "…", "9"]),
        (5, ["1", "…", "4", "5", "6", "…", "9"]),
        (9, ["1", "…", "8", "9"]),
    ],
)
def test_pagination_leads_to_near_pages_and_both_ends(number, shown):
    html = show("{% pagination page %}", page=Paginator(range(180), 20).page(number))

    assert re.findall(r">([0-9…]+)</(?:a|span)>", html) == shown
    assert re.search(r'aria-current="page">(\d)<', html).group(1) == str(number)
    assert ('rel="prev"' in html, 'rel="next"' in html) == (number > 1, number < 9)


def test_pagination_keeps_the_question_and_drops_what_is_empty():
    page = Paginator(range(60), 20).page(2)
    html = show("{% pagination page %}", "/kk/list/?q=%22%3E%D3%98&city=&form=a&form=b&page=2", page=page)

    kept = "q=%22%3E%D3%98&amp;form=a&amp;form=b"
    assert re.findall(r'href="(/kk[^"]*)"', html) == [
        f"/kk/list/?{kept}",
        f"/kk/list/?{kept}",
        f"/kk/list/?{kept}&amp;page=2",
        f"/kk/list/?{kept}&amp;page=3",
        f"/kk/list/?{kept}&amp;page=3",
    ]


def test_pagination_of_a_single_page_is_empty():
    assert show("{% pagination page %}", page=Paginator([1], 20).page(1)).strip() == ""


def test_notice_escapes_what_it_is_given():
    html = render_to_string("components/notice.html", {"title": "<b>", "text": "<i>", "kind": "warn"})

    assert "&lt;b&gt;" in html
    assert "<p>&lt;i&gt;</p>" in html
    assert STAGE.get_template("components/notice.html").render(Context({"title": "x"})).count("<p>") == 0
