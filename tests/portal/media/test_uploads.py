from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.models import UploadedFile as WaitingUpload

from portal.media.models import PortalImage
from tests.factories.files import DOCX, located, package, picture_bytes
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def browser(db):
    """The browser of somebody who may upload."""
    return browser_of(administrator())


FIELDS = {
    "title": "A",
    "consent": "nobody",
    "credit": "Somebody",
    "licence": "CC0",
    "tags": "",
    "description": "",
}


def send(browser, content, name):
    """Drop a file on the page for many uploads, and return what its script gets."""
    data = {"title": "A", "files[]": SimpleUploadedFile(name, content), "collection": root_collection()}
    return browser.post("/cms/images/multiple/add/", data).json()


def root_collection():
    return Collection.get_first_root_node().pk


def upload(browser, content, name, kind="images", **fields):
    """Send a file as the admin's form does, and return the answer."""
    data = {"title": "Title", "file": SimpleUploadedFile(name, content), **fields}
    return browser.post(f"/cms/{kind}/add/", {**data, "collection": root_collection()})


def stored(folder):
    """Return the bytes of every file below the folder of uploads."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_picture_uploaded_in_the_admin_is_made_anew(browser, media_folder):
    """Wagtail first lets it wait for its words: it must be clean by then, nobody may ever give them."""
    waiting = send(browser, located(), "a.jpg")
    assert waiting["success"]
    assert not any(b"Canary" in content for content in stored(media_folder))
    upload_id = waiting["uploaded_file_id"]
    data = {f"uploaded-image-{upload_id}-{name}": value for name, value in FIELDS.items()}
    created = browser.post(f"/cms/images/multiple/create_from_uploaded_image/{upload_id}/", data).json()
    assert created["success"], created
    image = PortalImage.objects.get()
    assert (image.width, image.height, image.consent) == (40, 60, "nobody")
    assert not any(b"Canary" in content for content in stored(media_folder))
    assert not WaitingUpload.objects.exists()


def test_a_picture_that_replaces_another_is_made_anew(browser, media_folder):
    image = PortalImage.objects.create(title="Old", file=ContentFile(picture_bytes(), name="old.jpg"))
    data = {
        "title": "New", "file": SimpleUploadedFile("new.jpg", located()), "consent": "nobody",
        "collection": root_collection(),
    }  # fmt: skip
    response = browser.post(f"/cms/images/{image.pk}/", data)
    assert response.status_code == 302
    image.refresh_from_db()
    assert (image.width, image.height) == (40, 60)
    assert not any(b"Canary" in content for content in stored(media_folder))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG),
        ("a.jpg", SVG),
        ("a.jpg", HTML),
        ("a.html", picture_bytes()),
        ("a.jpg.html", picture_bytes()),
        ("a.png", picture_bytes("JPEG")),
        ("a.jpg", picture_bytes("TIFF")),
        ("a.jpg", b"GIF89a" + HTML),
        ("a.jpg", b""),
        ("a.jpg", picture_bytes(size=(400, 400))[:900]),
    ],
)
def test_hostile_files_are_refused_and_not_stored(browser, media_folder, name, content):
    answer = send(browser, content, name)
    assert answer["success"] is False
    assert answer["error_message"]
    assert not PortalImage.objects.exists()
    assert not WaitingUpload.objects.exists()
    assert stored(media_folder) == []


def test_a_picture_beyond_the_limits_is_refused(browser, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    assert "too big" in send(browser, picture_bytes(size=(300, 300)), "a.jpg")["error_message"]
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000_000, 100
    assert "pixels" in send(browser, picture_bytes(), "a.jpg")["error_message"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", HTML), ("a.pdf", HTML), ("a.svg", SVG), ("a.docx", HTML), ("a.exe", b"MZ")],
)
def test_hostile_documents_are_refused_and_not_stored(browser, media_folder, name, content):
    response = upload(browser, content, name, "documents")
    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert not Document.objects.exists()
    assert stored(media_folder) == []


def test_a_document_beyond_the_limit_is_refused(browser, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "file" in upload(browser, package(DOCX), "a.docx", "documents").context["form"].errors


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF-1.7\n"), ("a.docx", package(DOCX)), ("a.csv", b"a,b\n")]
)
def test_a_document_is_served_to_be_saved_and_never_shown(browser, client, name, content):
    assert upload(browser, content, name, "documents").status_code == 302
    response = client.get(Document.objects.get().url)
    assert b"".join(response) == content
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_documents_have_no_second_address(browser, client, media_folder):
    upload(browser, b"%PDF-1.7\n", "a.pdf", "documents")
    (file,) = media_folder.rglob("*.pdf")
    assert client.get(f"/media/{file.relative_to(media_folder)}").status_code == 404


def test_pictures_are_served_as_nothing_but_pictures(client):
    image = PortalImage.objects.create(title="A", file=ContentFile(picture_bytes(), name="a.jpg"))
    response = client.get(image.get_rendition("width-20|format-webp").url)
    assert b"".join(response)[8:12] == b"WEBP"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    ["documents/a.pdf", "wagtail_uploads/a.jpg", "../portal.sqlite3", "images/../../secret-key",
     "images/%2e%2e/x", "images/", "", "images//etc/passwd", "secret-key"],
)  # fmt: skip
def test_other_files_are_not_served(client, media_folder, path):
    media_folder.mkdir(parents=True, exist_ok=True)
    (media_folder.parent / "secret-key").write_text("secret")
    (media_folder / "images").mkdir(exist_ok=True)
    response = client.get(f"/media/{path}")
    assert response.status_code == 404


def test_pictures_are_only_read(client):
    assert client.post("/media/images/a.jpg").status_code == 405
