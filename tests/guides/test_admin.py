"""Shared chapters, forms, terms and links in the admin."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from guides.models import FormTemplate, GlossaryTerm, ResourceLink, SharedChapter
from portal.base.errors import Conflict
from portal.base.guards import newest_mark
from tests.factories.guides import link
from tests.factories.staff import administrator, browser_of, staff
from tests.guides.test_loading import chapter

pytestmark = pytest.mark.django_db
SNIPPETS = (SharedChapter, FormTemplate, GlossaryTerm)


@pytest.fixture
def aigerim():
    return browser_of(administrator("Aigerim Akhmetova"))


@pytest.fixture
def bolat():
    return browser_of(administrator("Bolat Bekov"))


def kazakh(model):
    return model.objects.filter(locale__language_code="kk").order_by("pk").last()


def address(row, name="edit"):
    return reverse(row.snippet_viewset.get_url_name(name), args=[row.pk])


def opened(client, row):
    """Return what the edit form holds when it is opened; the admin's script writes the blocks."""
    html = client.get(address(row)).content.decode()
    data = querydict_from_html(html, form_id="w-editor-form").copy()
    data["body-count"] = "0"
    return data


def save(client, row, data, action="", **changes):
    posted = data.copy()
    for name, value in changes.items():
        posted[name] = value
    if action:
        posted[action] = "1"
    return client.post(address(row), posted)


def latest(row):
    return type(row).objects.get(pk=row.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("model", SNIPPETS)
def test_lists_and_forms_open(loaded, aigerim, model):
    row = kazakh(model)
    listed = aigerim.get(reverse(row.snippet_viewset.get_url_name("list")), {"locale": "kk"})
    assert str(row) in listed.content.decode()
    assert aigerim.get(address(row)).status_code == 200
    assert aigerim.get(address(row, "history")).status_code == 200


@pytest.mark.parametrize("model", SNIPPETS)
def test_what_names_a_text_never_changes(loaded, aigerim, model):
    row = kazakh(model)
    page = BeautifulSoup(aigerim.get(address(row)).content, "html.parser")
    fixed = {"key", "slug", "position"} & {field.name for field in model._meta.fields}
    assert {name for name in fixed if page.select_one(f"input[name={name}]").has_attr("disabled")} == fixed

    response = save(
        aigerim, row, opened(aigerim, row), "action-publish", key="other", slug="other", position="9"
    )

    assert response.status_code == 302
    row.refresh_from_db()
    assert {getattr(row, name) for name in fixed} & {"other", 9} == set()


def test_a_term_is_edited_and_published(loaded, aigerim):
    row = kazakh(GlossaryTerm)
    save(aigerim, row, opened(aigerim, row), meaning="Басқа мағына.")
    row.refresh_from_db()
    assert (row.meaning == "Басқа мағына.", row.has_unpublished_changes) == (False, True)

    save(aigerim, row, opened(aigerim, row), "action-publish")
    row.refresh_from_db()
    assert (row.meaning, row.has_unpublished_changes) == ("Басқа мағына.", False)


@pytest.mark.parametrize("model", SNIPPETS)
def test_a_preview_shows_what_was_not_saved(loaded, aigerim, model):
    row = kazakh(model)
    title = "term" if model is GlossaryTerm else "title"
    form = opened(aigerim, row)
    form[title] = "Сақталмаған тақырып"
    preview = address(row, "preview_on_edit")

    assert aigerim.post(preview, form).json() == {"is_valid": True, "is_available": True}
    shown = aigerim.get(preview)

    assert shown.status_code == 200
    assert "Сақталмаған тақырып" in shown.content.decode()
    assert getattr(latest(row), title) == getattr(row, title) != "Сақталмаған тақырып"


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_the_second_of_two_editors_is_refused_and_keeps_what_was_typed(loaded, aigerim, bolat, action):
    row = kazakh(GlossaryTerm)
    form_of_aigerim, form_of_bolat = opened(aigerim, row), opened(bolat, row)
    before = row.latest_revision_id
    assert save(aigerim, row, form_of_aigerim, meaning="Айгерімнің сөзі.").status_code == 302

    refused = save(bolat, row, form_of_bolat, action, meaning="Болаттың сөзі.")

    assert refused.status_code == 200
    page = BeautifulSoup(refused.content, "html.parser")
    assert "Aigerim Akhmetova saved a newer version on" in page.text
    assert page.select_one("[name=meaning]").text.strip() == "Болаттың сөзі."
    assert latest(row).meaning == "Айгерімнің сөзі."
    newest = GlossaryTerm.objects.get(pk=row.pk).latest_revision_id
    links = [link["href"] for link in page.select(".newer-version a")]
    compare = row.snippet_viewset.get_url_name("revisions_compare")
    assert links[0] == reverse(compare, args=[row.pk, before, newest])
    assert [bolat.get(link).status_code for link in links] == [200, 200]

    tick = page.select_one("[name=replace_newer]")["value"]
    replaced = save(bolat, row, form_of_bolat, action, meaning="Болаттың сөзі.", replace_newer=tick)
    assert (replaced.status_code, latest(row).meaning) == (302, "Болаттың сөзі.")


def test_a_preview_of_an_old_version_is_still_shown(loaded, aigerim, bolat):
    row = kazakh(GlossaryTerm)
    form = opened(bolat, row)
    save(aigerim, row, opened(aigerim, row), meaning="Айгерімнің сөзі.")
    assert bolat.post(address(row, "preview_on_edit"), form).json()["is_valid"]


def test_of_two_saves_at_one_moment_one_is_refused(loaded):
    row = kazakh(SharedChapter)
    one, other = latest(row), latest(row)
    one.expected_version = other.expected_version = newest_mark(row)
    one.intro, other.intro = "Бірі.", "Екіншісі."
    one.save_revision()
    with pytest.raises(Conflict):
        other.save_revision()
    assert latest(row).intro == "Бірі."


def test_a_new_term_is_added_with_its_key(loaded, aigerim):
    add = reverse(GlossaryTerm.snippet_viewset.get_url_name("add"))
    form = querydict_from_html(aigerim.get(add).content.decode(), form_id="w-editor-form").copy()
    form.update({"term": "Жаңа ұғым", "meaning": "Мағынасы.", "key": "zhanga", "action-publish": "1"})
    for name in ("term", "meaning", "key"):
        form.setlist(name, form.getlist(name)[-1:])
    assert aigerim.post(add, form).status_code == 302
    assert GlossaryTerm.objects.get(key="zhanga").live


def test_a_link_to_a_site_says_when_it_was_looked_at(loaded, aigerim):
    row = link()
    form = opened(aigerim, row)
    assert save(aigerim, row, form, checked_on="2026-11-24", key="other").status_code == 302
    row = ResourceLink.objects.get(pk=row.pk)
    assert (str(row.checked_on), row.key) == ("2026-11-24", "adilet")


def test_nobody_enters_without_the_right(loaded):
    client = browser_of(staff("Dana Other", "guides.change_sector"))
    for model in (*SNIPPETS, ResourceLink):
        listed = client.get(reverse(model.snippet_viewset.get_url_name("list")))
        assert listed.status_code == 302


def test_translators_change_translations_and_not_the_kazakh_text(loaded):
    client = browser_of(staff("Dana Translator", "guides.change_glossaryterm"))
    kazakh_term = kazakh(GlossaryTerm)
    russian_term = GlossaryTerm.objects.get(key=kazakh_term.key, locale__language_code="ru")

    assert client.get(address(russian_term)).status_code == 200
    assert client.get(address(kazakh_term)).status_code == 302

    form = opened(browser_of(administrator("Bolat Bekov")), kazakh_term)
    save(client, kazakh_term, form, meaning="Аудармашының сөзі.")
    assert latest(kazakh_term).meaning != "Аудармашының сөзі."


@pytest.mark.parametrize("slug", ["print", "shared-agree-bolady"])
def test_a_chapter_takes_no_address_that_leads_elsewhere(loaded, slug):
    page = chapter()
    page.slug = slug
    with pytest.raises(ValidationError, match="мекенжай"):
        page.full_clean()


def test_a_shared_chapter_takes_no_address_of_a_chapter(loaded):
    row = kazakh(SharedChapter)
    row.slug = chapter().slug
    with pytest.raises(ValidationError):
        row.full_clean()


def test_a_guide_gets_chapters_and_no_guide_is_added_by_hand(loaded, aigerim):
    guide = chapter().get_parent()
    offered = aigerim.get(reverse("wagtailadmin_pages:add_subpage", args=[guide.get_parent().pk]))
    chapters = aigerim.get(reverse("wagtailadmin_pages:add_subpage", args=[guide.pk]))

    assert b"guides/guidepage" not in offered.content
    # Only one kind can stand below a guide, so its form is opened at once.
    assert "guides/guidechapterpage" in chapters.headers["Location"]
