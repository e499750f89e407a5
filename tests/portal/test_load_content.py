from __future__ import annotations

import io
from dataclasses import replace

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, Site

import guides.content
import home.content
from guides.models import Sector
from home.models import HomePage, MenuItem, PortalSettings, StandardPage
from home.services.front import front_page
from home.services.writing import PAGE_FIELDS, ordinary_page
from portal.base import generation
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.memory import digest_of
from portal.loading.models import Loaded


def load():
    """Load what the guides and the home room bring; return the report and what it wrote."""
    out = io.StringIO()
    report = LoadReport(out)
    guides.content.load_facts(report)
    home.content.load_facts(report)
    home.content.load_pages(report)
    home.content.load_links(report)
    report.stage("end")
    generation.bump()
    return report.total, out.getvalue()


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """What comes with the portal, loaded once for this module; each test undoes what it does to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def loaded(content, db):
    """The counts and the words of the first load."""
    return content


def test_everything_is_added_once(loaded):
    first, _ = loaded
    second, _ = load()
    third, _ = load()

    assert (first["changed"], first["unchanged"], first["kept"]) == (0, 0, 0)
    assert second == third == {"unchanged": first["added"]}
    assert Sector.objects.count() == 7
    assert StandardPage.objects.live().count() == 3 * len(home.content.NAMES)
    assert HomePage.objects.live().count() == 3


def test_pages_are_translations_of_one_another(loaded):
    page = ordinary_page("about", "kk")

    found = {found.locale.language_code: found for found in page.get_translations(inclusive=True)}

    assert set(found) == set(LANGUAGES)
    assert found["ru"].title == "О проекте"
    assert len({found.url_path.split("/", 2)[2] for found in found.values()}) == 1


def test_site_begins_at_the_kazakh_front_page_and_the_stock_page_is_gone(loaded, settings):
    site = Site.objects.get()

    assert site.root_page.specific == front_page("kk")
    assert site.is_default_site
    assert f"http://{site.hostname}" == settings.SITE_URL
    assert {page.slug for page in Page.objects.filter(depth=2)} == set(LANGUAGES)
    assert {locale.language_code for locale in Locale.objects.all()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_loaded_can_be_read(loaded, client, language):
    for page in StandardPage.objects.filter(locale__language_code=language):
        text = client.get(f"/{language}/{page.slug}/").content.decode()
        assert page.title in text
        assert "page:" not in text
        assert "route:" not in text
        assert "<a>" not in text


def test_links_between_pages_stay_in_their_language(loaded, client):
    text = client.get("/ru/zhoba-turaly/").content.decode()

    assert 'href="/ru/qauip-baiqasangyz-khabarlangyz/"' in text
    assert 'href="/kk/qauip' not in text.split("<main")[1].split("</main>")[0]


def test_what_an_editor_changed_on_a_page_stays(loaded, admin_user):
    page = ordinary_page("about", "ru")
    page.intro = "Своими словами."
    page.save_revision(user=admin_user).publish()

    total, written = load()

    page.refresh_from_db()
    assert page.intro == "Своими словами."
    assert total["kept"] == 1
    assert "kept: page:about.ru (edited here)" in written


def test_an_editors_draft_is_not_published_over(loaded, admin_user):
    page = ordinary_page("about", "ru")
    Loaded.objects.filter(key="page:about.ru").update(digest="older")
    StandardPage.objects.filter(pk=page.pk).update(intro="Раньше.")
    draft = ordinary_page("about", "ru")
    draft.intro = "Черновик."
    draft.save_revision(user=admin_user)

    load()

    page.refresh_from_db()
    assert page.intro == "Раньше."
    assert page.get_latest_revision_as_object().intro == "Черновик."


def test_pages_that_nobody_touched_follow_their_files(loaded, monkeypatch):
    read = home.content.read_page
    monkeypatch.setattr(home.content, "read_page", lambda path: replace(read(path), intro="Новое."))

    second, _ = load()
    third, _ = load()

    pages = 3 * len(home.content.NAMES)
    assert (second["changed"], second["kept"]) == (pages, 0)
    assert (third["changed"], third["kept"]) == (0, 0)
    assert {page.intro for page in StandardPage.objects.all()} == {"Новое."}


def test_what_is_remembered_of_a_page_is_what_is_stored(loaded):
    stored = {
        f"page:{name}.{language}": digest_of(ordinary_page(name, language), PAGE_FIELDS)
        for name in home.content.NAMES
        for language in LANGUAGES
    }

    assert dict(Loaded.objects.filter(key__in=stored).values_list("key", "digest")) == stored


def test_page_that_an_editor_took_down_stays_down(loaded):
    ordinary_page("terms", "en").unpublish()

    total, _ = load()

    assert total["kept"] == 1
    assert not ordinary_page("terms", "en").live


def test_page_that_was_deleted_does_not_come_back_and_links_to_it_become_words(loaded):
    ordinary_page("how-it-works", "en").delete()

    total, written = load()

    assert ordinary_page("how-it-works", "en") is None
    assert "kept: page:how-it-works.en (removed here)" in written
    assert "how-it-works" not in str(ordinary_page("about", "en").body.get_prep_value())
    assert front_page("en").ask_page is None
    assert total["added"] == 0


def test_menu_item_that_was_renamed_or_deleted_stays_so(loaded):
    MenuItem.objects.filter(key="main-about").update(label_ru="О нас")
    MenuItem.objects.get(key="main-help").delete()

    total, _ = load()

    assert MenuItem.objects.get(key="main-about").label_ru == "О нас"
    assert not MenuItem.objects.filter(key__in=["main-help", "main-map"]).exists()
    assert total["kept"] == 4


def test_direction_that_was_edited_stays_so(loaded):
    Sector.objects.filter(pk="bilim").update(tagline_ru="Учим")

    load()

    assert Sector.objects.get(pk="bilim").tagline_ru == "Учим"


def test_settings_are_written_once_and_then_left_alone(loaded):
    settings = PortalSettings.objects.get()
    assert [line.number for line in settings.helplines.all()] == ["112", "102", "103", "111"]
    settings.helplines.all().delete()
    settings.footer_ru = "Другое"
    settings.save()

    load()

    assert PortalSettings.objects.get().footer_ru == "Другое"
    assert not PortalSettings.objects.get().helplines.exists()
