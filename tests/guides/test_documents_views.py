"""Documents by their addresses: what is ready is sent, what is not is said, and a request makes nothing."""

from __future__ import annotations

import os

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from guides.models import FormTemplate, GuideDocument
from guides.services.documents import making, shelf
from guides.services.documents.making import AT_ONCE, Round, go_round
from guides.templatetags.downloads import size_in_words
from portal.base import generation
from tests.factories import documents
from tests.factories import guides as make

pytestmark = pytest.mark.django_db

GUIDE = "/kk/guides/sabaqtastyq"
FILES = {
    f"{GUIDE}/pdf/": ("application/pdf", "sabaqtastyq-kk.pdf"),
    f"{GUIDE}/epub/": ("application/epub+zip", "sabaqtastyq-kk.epub"),
    f"{GUIDE}/kit/": ("application/zip", "sabaqtastyq-kk.zip"),
    f"{GUIDE}/may/pdf/": ("application/pdf", "sabaqtastyq-may-kk.pdf"),
    f"{GUIDE}/myths/pdf/": ("application/pdf", "myths-kk.pdf"),
    "/kk/forms/questionnaire/pdf/": ("application/pdf", "questionnaire-kk.pdf"),
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Give each test a shelf of its own."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def guide(site_tree):
    """A guide in Kazakh of which no document is made yet."""
    return documents.full_guide(site_tree)


@pytest.fixture
def made(guide):
    """The same guide with all its documents."""
    go_round(Round(timezone.now(), AT_ONCE))
    return guide


@pytest.mark.parametrize("path", FILES)
def test_what_is_ready_is_sent_with_its_name_and_mark(made, client, path):
    response = client.get(path)

    content = response.content
    content_type, name = FILES[path]
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Length"] == str(len(content))
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=10, must-revalidate"
    assert "Vary" not in response
    assert content[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.parametrize("path", FILES)
def test_who_has_it_already_gets_only_that_word_and_head_gets_no_file(made, client, path):
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    head = client.head(path)

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", first["Content-Length"])


@pytest.mark.parametrize("path", FILES)
def test_what_is_not_ready_is_said_with_a_way_to_print_and_is_not_begun(guide, client, path):
    response = client.get(path)

    text = response.content.decode()
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"
    assert ("/print/" in text) or ("/kk/forms/questionnaire/" in text)
    assert GuideDocument.objects.count() == 0
    assert not shelf.folder().exists()


def test_reading_makes_and_writes_nothing_however_old_a_document_is(made, client, monkeypatch):
    monkeypatch.setattr(making, "make_documents", None)
    page = made.chapters["kk"][0]
    page.intro = "Жаңа кіріспе"
    page.save_revision().publish()
    generation.bump()
    before = sorted(os.listdir(shelf.folder())), list(GuideDocument.objects.values())

    for path in (*FILES, f"{GUIDE}/", f"{GUIDE}/may/", "/kk/forms/questionnaire/"):
        assert client.get(path).status_code == 200

    assert (sorted(os.listdir(shelf.folder())), list(GuideDocument.objects.values())) == before


def test_a_shared_chapter_is_the_same_file_in_every_guide(made, site_tree, client):
    make.guide(site_tree, made.index["kk"], code="BILIM", sector="bilim")

    here, there = client.get(f"{GUIDE}/myths/pdf/"), client.get("/kk/guides/bilim/myths/pdf/")

    assert here["ETag"] == there["ETag"]
    assert here.content == there.content


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_what_readers_may_no_longer_see_is_not_sent_though_its_file_is_there(made, client, path, how):
    page = made.guide["kk"]
    if how == "unpublished":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    generation.bump()

    expected = 200 if "/forms/" in path else 404
    response = client.get(path)

    assert response.status_code == expected
    assert response.content.startswith(b"%PDF") is (expected == 200)


def test_a_form_that_was_taken_down_is_not_sent(made, client):

    FormTemplate.objects.get(key="questionnaire").unpublish()
    generation.bump()

    assert client.get("/kk/forms/questionnaire/pdf/").status_code == 404


def test_another_language_is_offered_where_there_is_nothing_in_this_one(made, client):
    for path in FILES:
        russian = path.replace("/kk/", "/ru/")
        response = client.get(russian)
        assert response.status_code == 404
        assert f'href="{path}"' in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["guides/no-such/pdf/", "guides/sabaqtastyq/no-such/pdf/", "forms/no-such/pdf/", "guides/school/kit/"],
)
def test_there_is_no_document_of_nothing(made, site_tree, client, path):
    make.guide(site_tree, made.index["kk"], code="SCHOOL", sector="")

    assert client.get(f"/kk/{path}").status_code == 404


def test_pages_offer_what_is_ready_with_its_size(made, client):
    text = client.get(f"{GUIDE}/").content.decode()
    size = GuideDocument.objects.get(kind="kit").size

    for name in ("pdf", "epub", "kit"):
        assert f'<a href="{GUIDE}/{name}/" download' in text
    assert size_in_words(size) in text
    assert f'<a href="{GUIDE}/may/pdf/" download' in client.get(f"{GUIDE}/may/").content.decode()
    assert '<a href="/kk/forms/questionnaire/pdf/"' in client.get("/kk/forms/questionnaire/").content.decode()


def test_pages_say_in_words_what_is_still_being_made(guide, client):
    for path in (f"{GUIDE}/", f"{GUIDE}/may/", "/kk/forms/questionnaire/"):
        text = client.get(path).content.decode()
        assert "#wait" in text
        assert "/pdf/" not in text


@pytest.mark.parametrize(("size", "words"), [(35_400, "35"), (412_000, "0,4"), (1_366_835, "1,4")])
def test_sizes_are_written_as_the_language_writes_numbers(size, words):
    assert size_in_words(size).startswith(f"{words}")
