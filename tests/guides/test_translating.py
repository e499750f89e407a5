"""Translating in the admin: pieces, PO files, and no Kazakh words on the pages of other languages."""

from __future__ import annotations

import polib
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from guides.models import FormTemplate, GlossaryTerm, GuideIndexPage, GuidePage, SharedChapter
from tests.factories.staff import administrator, browser_of
from tests.guides.test_loading import chapter

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return browser_of(administrator())


def shared(language="kk"):
    return SharedChapter.objects.get(key="agree", locale__language_code=language)


def term(language="kk"):
    return GlossaryTerm.objects.get(key="coordinator", locale__language_code=language)


def edit_address(row):
    if isinstance(row, SharedChapter | GlossaryTerm | FormTemplate):
        return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
    return reverse("wagtailadmin_pages:edit", args=[row.pk])


def translation_of(row, language="ru"):
    return Translation.objects.get(
        source__object_id=row.translation_key, target_locale__language_code=language
    )


def rewrite_kazakh(row):
    row.intro = "Жаңа сөз."
    row.save_revision().publish()


def sync(client, row, **data):
    source = TranslationSource.objects.get_for_instance(row)
    return client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)


@pytest.mark.parametrize("get", [chapter, shared])
@pytest.mark.parametrize("data", [{}, {"publish_translations": "on"}])
def test_changed_kazakh_words_never_reach_readers_of_another_language(
    loaded, client, get, data, django_capture_on_commit_callbacks
):
    rewrite_kazakh(get())

    with django_capture_on_commit_callbacks(execute=True):
        response = sync(client, get(), **data)

    assert response.status_code == 302
    assert (get("ru").intro, get("ru").live) == ("Можно.", True)
    total, done = translation_of(get()).get_progress()
    assert done == total - 1


def test_the_form_does_not_offer_to_publish(loaded, client):
    source = TranslationSource.objects.get_for_instance(chapter())
    html = client.get(reverse("wagtail_localize:update_translations", args=[source.pk])).content.decode()
    assert "csrfmiddlewaretoken" in html
    assert BeautifulSoup(html, "html.parser").select("[name=publish_translations]") == []


@pytest.mark.parametrize("get", [chapter, shared])
def test_a_translation_is_published_only_when_it_is_whole(
    loaded, client, get, django_capture_on_commit_callbacks
):
    rewrite_kazakh(get())
    sync(client, get())

    with django_capture_on_commit_callbacks(execute=True):
        refused = client.post(edit_address(get("ru")), {"action": "publish"}, follow=True)

    assert "Not published: 1 piece is not translated yet." in refused.content.decode()
    assert get("ru").intro == "Можно."

    translate(get(), "intro", "Новое слово.")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit_address(get("ru")), {"action": "publish"})

    assert (get("ru").intro, get("ru").live) == ("Новое слово.", True)


def translate(row, path, words):
    translation = translation_of(row)
    segment = translation.source.stringsegment_set.get(context__path=path)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=words
    )


@pytest.mark.parametrize("get", [chapter, shared, term])
def test_the_translation_editor_opens_with_everything_done(loaded, client, get):
    response = client.get(edit_address(get("ru")))
    assert response.status_code == 200
    html = response.content.decode()
    assert "translation-editor" in html
    assert "has been changed since the last translation sync" not in html


def test_a_new_translation_is_a_draft(loaded, client, django_capture_on_commit_callbacks):
    guide = GuidePage(title="Нұсқаулық", slug="nusqaulyq", code="X", locale=loaded.tree.locales["kk"])
    GuideIndexPage.objects.get(locale__language_code="kk").add_child(instance=guide)
    russian = Locale.objects.get(language_code="ru")
    address = reverse("wagtail_localize:submit_page_translation", args=[guide.pk])

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, {"locales": [russian.pk]}).status_code == 302

    made = GuidePage.objects.get(translation_key=guide.translation_key, locale=russian)
    assert (made.live, made.slug) == (False, "nusqaulyq")


@pytest.mark.parametrize(
    ("get", "name"),
    [
        (chapter, "sabaqtastyq-may-bolady-ru.po"),
        (shared, "shared-agree-bolady-ru.po"),
        (term, "coordinator-ru.po"),
    ],
)
def test_a_po_file_is_named_after_what_it_translates(loaded, client, get, name):
    response = client.get(reverse("wagtail_localize:download_pofile", args=[translation_of(get()).pk]))
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(("get", "field"), [(chapter, "intro"), (shared, "intro"), (term, "meaning")])
def test_a_po_file_goes_out_and_comes_back(loaded, client, get, field, django_capture_on_commit_callbacks):
    translation = translation_of(get())
    sent = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    po = polib.pofile(sent.content.decode())
    assert all(entry.msgstr for entry in po)
    assert not {entry.msgctxt for entry in po} & {"slug", "key", "code"}
    slug, live = getattr(get("ru"), "slug", ""), getattr(get("ru"), field)
    next(entry for entry in po if entry.msgctxt == field).msgstr = "Слово из файла."

    back = SimpleUploadedFile("back.po", str(po).encode(), "text/x-gettext-translation")
    address = edit_address(get("ru"))
    upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert client.post(upload, {"file": back, "next": address}).status_code == 302

    assert getattr(get("ru"), field) == live  # nothing is published by an upload
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"action": "publish"})
    assert getattr(get("ru"), field) == "Слово из файла."
    assert getattr(get("ru"), "slug", "") == slug


@pytest.mark.parametrize(
    "bad", ["<script>x()</script>", '<a href="javascript:x()">Слово</a>', "<p>Слово</p>"]
)
def test_a_piece_that_is_no_text_is_not_published(loaded, client, bad, django_capture_on_commit_callbacks):
    translation = translation_of(chapter())
    po = translation.export_po()
    next(entry for entry in po if entry.msgctxt == "sources").msgstr = bad
    back = SimpleUploadedFile("back.po", str(po).encode(), "text/x-gettext-translation")
    client.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": back})

    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit_address(chapter("ru")), {"action": "publish"})

    assert "Закон" in chapter("ru").sources
