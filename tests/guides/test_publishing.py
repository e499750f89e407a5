"""What stands below a guide goes out of sight with it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.rich_text import expand_db_html

from guides.models import GuideChapterPage
from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return site_tree()


@pytest.fixture
def found(tree):
    return made.guide_tree(tree)


def by_code(page):
    page.unpublish()


def by_an_editor(page):
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert browser_of(administrator()).post(address).status_code == 302


def several_at_once(page):
    action = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    assert browser_of(administrator()).post(f"{action}?id={page.pk}").status_code == 302


def by_the_clock(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")


@pytest.mark.parametrize("take_down", [by_code, by_an_editor, several_at_once, by_the_clock])
def test_chapters_go_with_their_guide(found, client, take_down):
    pk = found.chapters["kk"][0].pk
    assert client.get(f"/api/v2/pages/{pk}/").status_code == 200

    take_down(found.guide["kk"])
    generation.bump()

    assert client.get(f"/api/v2/pages/{pk}/").status_code == 404
    live = GuideChapterPage.objects.live().filter(locale__language_code="kk")
    assert not live.exists()
    assert client.get("/kk/guides/sabaqtastyq/may/").status_code == 404
    with translation.override("kk"):
        assert expand_db_html(f'<a linktype="page" id="{pk}">words</a>') == "<a>words</a>"


def test_other_languages_and_other_guides_stay(found, tree):
    other = made.guide(tree, found.index["kk"], code="BILIM", sector="bilim")
    made.chapter(other, "hours", "Сағат")

    found.guide["kk"].unpublish()

    live = GuideChapterPage.objects.live()
    assert live.filter(locale__language_code="ru").count() == 2
    assert [page.slug for page in live.filter(locale__language_code="kk")] == ["hours"]
