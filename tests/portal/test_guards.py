from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import querydict_from_html

from home.models import HomePage
from portal.base.errors import Conflict
from portal.base.guards import newest_mark
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    front = HomePage(title="Birgemiz", slug="front", hero_title="Old")
    Page.objects.get(depth=1).add_child(instance=front)
    front.save_revision().publish()
    return front


@pytest.fixture
def aigerim():
    return browser_of(administrator("Aigerim Akhmetova"))


@pytest.fixture
def bolat():
    return browser_of(administrator("Bolat Bekov"))


def address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client, page):
    """Return what the edit form of a page holds when it is opened."""
    html = client.get(address(page)).content.decode()
    return querydict_from_html(html, form_id="page-edit-form").copy()


def save(client, page, data, action="", **changes):
    posted = data.copy()
    for name, value in changes.items():
        posted[name] = value
    if action:
        posted[f"action-{action}"] = "1"
    return client.post(address(page), posted)


def latest(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("action", ["", "publish"])
def test_a_save_on_the_newest_version_is_written(page, aigerim, action):
    response = save(aigerim, page, opened(aigerim, page), action, hero_title="New")
    assert (response.status_code, latest(page).hero_title) == (302, "New")


@pytest.mark.parametrize("first", ["", "publish"])
@pytest.mark.parametrize("second", ["", "publish"])
def test_the_second_of_two_editors_is_refused_and_keeps_what_was_typed(page, aigerim, bolat, first, second):
    form_of_aigerim, form_of_bolat = opened(aigerim, page), opened(bolat, page)
    save(aigerim, page, form_of_aigerim, first, hero_title="Of Aigerim")

    response = save(bolat, page, form_of_bolat, second, hero_title="Of Bolat")

    assert response.status_code == 200
    html = response.content.decode()
    assert "Aigerim Akhmetova saved a newer version on" in html
    assert querydict_from_html(html, form_id="page-edit-form")["hero_title"] == "Of Bolat"
    assert latest(page).hero_title == "Of Aigerim"
    page.refresh_from_db()
    assert page.hero_title == ("Of Aigerim" if first == "publish" else "Old")


def test_the_notice_leads_to_the_comparison_and_to_the_newer_version(page, aigerim, bolat):
    before = page.latest_revision_id
    form = opened(bolat, page)
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")
    notice = BeautifulSoup(save(bolat, page, form).content, "html.parser").select_one(".newer-version")
    newest = Page.objects.get(pk=page.pk).latest_revision_id
    found = [link["href"] for link in notice.select("a")]
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, newest])
    assert found == [compare, reverse("wagtailadmin_pages:view_draft", args=[page.pk])]
    assert bolat.get(compare).status_code == 200


def test_saving_once_more_without_the_tick_is_refused_again(page, aigerim, bolat):
    form = opened(bolat, page)
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")
    refused = querydict_from_html(save(bolat, page, form).content.decode(), form_id="page-edit-form").copy()
    refused.pop("replace_newer", None)
    assert save(bolat, page, refused, hero_title="Of Bolat").status_code == 200
    assert latest(page).hero_title == "Of Aigerim"


def test_the_tick_replaces_the_version_that_was_shown_and_history_keeps_it(page, aigerim, bolat):
    form = opened(bolat, page)
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")
    tick = tick_of(save(bolat, page, form))

    response = save(bolat, page, form, "publish", hero_title="Of Bolat", replace_newer=tick)

    assert response.status_code == 302
    page.refresh_from_db()
    assert page.hero_title == "Of Bolat"
    kept = [revision.as_object().hero_title for revision in Revision.page_revisions.order_by("created_at")]
    assert kept == ["Old", "Of Aigerim", "Of Bolat"]


def test_the_tick_does_not_replace_a_version_that_came_after_the_notice(page, aigerim, bolat):
    form = opened(bolat, page)
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")
    tick = tick_of(save(bolat, page, form))
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim again")
    assert save(bolat, page, form, hero_title="Of Bolat", replace_newer=tick).status_code == 200
    assert latest(page).hero_title == "Of Aigerim again"


def tick_of(response):
    return BeautifulSoup(response.content, "html.parser").select_one("[name=replace_newer]")["value"]


def test_a_form_without_a_version_is_refused(page, aigerim):
    form = opened(aigerim, page)
    del form["loaded_version"]
    assert save(aigerim, page, form, hero_title="New").status_code == 200
    assert latest(page).hero_title == "Old"


def autosave(client, page, data, **changes):
    posted = data.copy()
    for name, value in changes.items():
        posted[name] = value
    return client.post(address(page), posted, headers={"accept": "application/json"}).json()


def test_automatic_saves_tell_the_open_form_its_version_so_that_publishing_goes_on(page, aigerim):
    form = opened(aigerim, page)
    first = autosave(aigerim, page, form, hero_title="A")
    form.update(first["field_updates"])
    form["loaded_version"] = first["field_updates"]["loaded_version"]
    second = autosave(aigerim, page, form, hero_title="B", overwrite_revision_id=str(first["revision_id"]))
    form["loaded_version"] = second["field_updates"]["loaded_version"]
    assert save(aigerim, page, form, "publish", hero_title="C").status_code == 302
    page.refresh_from_db()
    assert page.hero_title == "C"


def test_an_automatic_save_of_another_editor_is_not_overwritten(page, aigerim, bolat):
    form = opened(bolat, page)
    assert autosave(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")["success"]
    assert not autosave(bolat, page, form, hero_title="Of Bolat")["success"]
    assert save(bolat, page, form, "publish", hero_title="Of Bolat").status_code == 200
    assert latest(page).hero_title == "Of Aigerim"


def test_own_save_in_another_window_is_said_to_be_own(page, aigerim):
    form = opened(aigerim, page)
    save(aigerim, page, form, hero_title="First window")
    assert "You saved a newer version yourself" in save(aigerim, page, form).content.decode()


def test_a_new_page_is_not_asked_for_a_version(page, aigerim):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", page.pk])
    form = querydict_from_html(aigerim.get(url).content.decode(), form_id="page-edit-form").copy()
    form["title"], form["slug"], form["body-count"] = "About", "about", "0"
    assert aigerim.post(url, form).status_code == 302
    assert Page.objects.get(slug="about").latest_revision is not None


def test_a_new_page_that_was_saved_by_itself_is_published_from_the_same_form(page, aigerim):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", page.pk])
    form = querydict_from_html(aigerim.get(url).content.decode(), form_id="page-edit-form").copy()
    form["title"], form["slug"], form["body-count"] = "About", "about", "0"
    saved = aigerim.post(url, form, headers={"accept": "application/json"}).json()
    assert saved["success"]
    about = Page.objects.get(slug="about")
    form["loaded_version"] = saved["field_updates"]["loaded_version"]
    assert save(aigerim, about, form, "publish", intro="Ours").status_code == 302
    about.refresh_from_db()
    assert (about.live, about.specific.intro) == (True, "Ours")


def test_a_preview_of_an_old_version_is_still_shown(page, aigerim, bolat):
    form = opened(bolat, page)
    save(aigerim, page, opened(aigerim, page), hero_title="Of Aigerim")
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert bolat.post(url, form).json() == {"is_valid": True, "is_available": True}


def test_of_two_saves_at_one_moment_one_is_refused(page):
    expected = newest_mark(page)
    one, other = HomePage.objects.get(pk=page.pk), HomePage.objects.get(pk=page.pk)
    one.expected_version = other.expected_version = expected
    one.hero_title, other.hero_title = "One", "Other"
    one.save_revision()
    with pytest.raises(Conflict):
        other.save_revision()
    assert latest(page).hero_title == "One"


def test_a_save_outside_the_form_expects_nothing(page):
    page.save_revision()
    page.hero_title = "By a service"
    page.save_revision()
    assert latest(page).hero_title == "By a service"
