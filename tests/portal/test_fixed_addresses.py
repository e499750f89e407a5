"""Pages that a view of their room answers: one of a kind, at the address of that view, and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation, TranslationSource

from guides.models import GuideIndexPage
from organizations.models import OrganizationIndexPage
from portal.base import generation
from tests.factories import guides as made
from tests.factories.organizations import OrganizationFactory
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db
ADDRESSES = {GuideIndexPage: "guides", OrganizationIndexPage: "organizations"}
KINDS = list(ADDRESSES)


@pytest.fixture
def found(site_tree):
    OrganizationFactory()
    return made.guide_tree(site_tree)


@pytest.fixture
def editor():
    return browser_of(administrator())


def page_of(kind, language="kk"):
    return kind.objects.filter(locale__language_code=language).order_by("path").last()


def opened(editor, address, form_id="page-edit-form"):
    return querydict_from_html(editor.get(address).content.decode(), form_id=form_id).copy()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_at_another_address_is_not_found_there_and_leaves_the_list_alone(found, client, kind):
    page = page_of(kind)
    page.slug = "elsewhere"
    page.save()
    generation.bump()

    assert client.get("/kk/elsewhere/").status_code == 404
    assert client.get(f"/kk/{ADDRESSES[kind]}/").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_page_of_a_kind_that_is_there_already_is_not_found(found, site_tree, client, kind):
    second = kind(title="Second", slug="second", locale=site_tree.locales["kk"])
    site_tree.homes["kk"].add_child(instance=second)
    generation.bump()

    assert client.get("/kk/second/").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_one_page_of_a_kind_in_each_language(found, site_tree, editor, kind):
    home = site_tree.homes["kk"]
    add = reverse("wagtailadmin_pages:add", args=[*kind._meta.label_lower.split("."), home.pk])
    assert not kind.can_create_at(home)
    assert editor.get(add).status_code == 302


@pytest.mark.parametrize("get", [*KINDS, "guide"])
def test_the_address_is_shown_and_not_taken_from_the_form(found, editor, get):
    page = found.guide["kk"] if get == "guide" else page_of(get)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = BeautifulSoup(editor.get(address).content, "html.parser")
    assert html.select_one("[name=slug]") is None
    assert page.slug in html.select_one("#panel-child-promote-slug-section, [id*=slug]").get_text()

    form = opened(editor, address) | {"slug": "elsewhere", "title": "Renamed", "action-publish": "1"}
    assert editor.post(address, form).status_code == 302

    slug = page.slug
    page = type(page).objects.get(pk=page.pk)
    assert (page.title, page.slug) == ("Renamed", slug)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_is_made_again_gets_its_address_back(found, site_tree, client, editor, kind):
    page_of(kind).delete()
    add = reverse(
        "wagtailadmin_pages:add", args=[*kind._meta.label_lower.split("."), site_tree.homes["kk"].pk]
    )

    form = opened(editor, add) | {"title": "Қайтадан", "action-publish": "1"}
    assert editor.post(add, form).status_code == 302

    generation.bump()
    assert page_of(kind).slug == ADDRESSES[kind]
    assert "Қайтадан" in client.get(f"/kk/{ADDRESSES[kind]}/").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_is_made_at_the_same_address_and_keeps_it(found, site_tree, kind):
    page_of(kind, "ru").delete()
    source, _new = TranslationSource.update_or_create_from_instance(page_of(kind))
    made_into = Translation.objects.create(source=source, target_locale=site_tree.locales["ru"])

    made_into.save_target(publish=False)

    page = page_of(kind, "ru")
    assert (page.slug, page.live) == (ADDRESSES[kind], False)
    assert not source.overridablesegment_set.filter(context__path="slug").exists()
    assert not source.stringsegment_set.filter(context__path="slug").exists()
