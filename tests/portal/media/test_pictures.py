from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.users.models import UserProfile

from portal.base.errors import Refused
from portal.media.models import PortalImage
from portal.media.pictures import LONGEST, make_anew
from tests.factories.accounts import UserFactory
from tests.factories.files import located, package, picture_bytes

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"
KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]


@pytest.fixture(autouse=True)
def english(fresh_state):
    """What is refused is told in English here, so that the reason can be read."""
    with translation.override("en"):
        yield


def anew(content, name="a.jpg", max_pixels=1_000_000):
    return make_anew(BytesIO(content), name, max_pixels)


def opened(content, name="a.jpg"):
    return Image.open(BytesIO(anew(content, name).read()))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_was_written_into_the_file_is_kept(kind):
    kept = anew(located(kind)).read()
    assert b"Canary" not in kept
    assert b"Exif" not in kept
    found = Image.open(BytesIO(kept))
    assert dict(found.getexif()) == {}
    assert not {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"} & found.info.keys()


def test_the_proof_above_can_fail():
    given = Image.open(BytesIO(located()))
    assert given.getexif().get_ifd(0x8825)
    assert b"Canary camera" in located()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_lies_on_its_side_is_put_upright(kind):
    source = Image.new("RGB", (60, 40), "white")
    source.paste("red", (0, 0, 60, 10))
    exif, out = Image.Exif(), BytesIO()
    exif[0x0112] = 6
    source.save(out, kind, exif=exif.tobytes(), **({"quality": 95} if kind != "PNG" else {}))
    found = opened(out.getvalue()).convert("RGB")
    assert found.size == (40, 60)
    red, green, blue = found.getpixel((37, 30))
    assert red > 200
    assert max(green, blue) < 80


def test_texts_in_a_png_are_not_kept():
    info = PngInfo()
    info.add_text("Comment", "Canary")
    info.add_itxt("XML:com.adobe.xmp", "<Canary/>")
    assert b"Canary" not in anew(picture_bytes("PNG", pnginfo=info)).read()


def test_what_stands_behind_the_end_of_the_picture_is_not_kept():
    for tail in (HTML, package({"evil.html": HTML}), b"<?php echo 1;"):
        kept = anew(picture_bytes() + tail).read()
        assert tail[:12] not in kept


def test_a_comment_that_is_a_page_is_not_kept():
    assert b"script" not in anew(picture_bytes(comment=HTML)).read()


@pytest.mark.parametrize(
    "content", [SVG, HTML, b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8\xff\xe0" + HTML, b"RIFF\0\0\0\0WEBP"]
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(ValidationError):
        anew(content)


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM", "TGA", "PDF"])
def test_kinds_that_are_not_taken_are_not_even_read(kind):
    with pytest.raises(ValidationError, match="not a picture"):
        anew(picture_bytes(kind))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_is_cut_off_is_refused(kind):
    content = picture_bytes(kind, size=(400, 400))
    with pytest.raises(ValidationError):
        anew(content[: len(content) // 2])


def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked():
    bomb = BytesIO()
    Image.new("1", (7_000, 7_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 10_000
    with pytest.raises(ValidationError, match="million pixels|not a picture"):
        make_anew(bomb, "bomb.png", 40_000_000)


def test_a_film_is_refused():
    for kind in ("GIF", "WEBP", "PNG", "AVIF"):
        frames = [Image.new("RGB", (10, 10), color) for color in ("red", "blue")]
        out = BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        with pytest.raises(ValidationError, match="Moving"):
            anew(out.getvalue())


def test_of_the_views_that_a_phone_wraps_together_the_first_is_kept():
    views, out = [Image.new("RGB", (10, 10), color) for color in ("red", "blue")], BytesIO()
    views[0].save(out, "MPO", save_all=True, append_images=views[1:])
    assert Image.open(BytesIO(out.getvalue())).format == "MPO"
    found = opened(out.getvalue())
    assert (found.format, found.getpixel((5, 5))[0] > 200) == ("JPEG", True)


def test_a_very_large_picture_is_made_smaller():
    found = Image.open(make_anew(BytesIO(picture_bytes(size=(5_000, 100))), "wide.jpg", 1_000_000))
    assert found.size == (LONGEST, 82)


@pytest.mark.parametrize(
    ("kind", "name", "kept_name", "kept_kind"),
    [
        ("JPEG", "photo.JPEG", "photo.jpg", "JPEG"),
        ("HEIF", "photo.heic", "photo.jpg", "JPEG"),
        ("GIF", "drawing.gif", "drawing.png", "PNG"),
        ("PNG", "drawing.png", "drawing.png", "PNG"),
        ("WEBP", "photo.webp", "photo.webp", "WEBP"),
        ("AVIF", "photo.avif", "photo.avif", "AVIF"),
    ],
)
def test_each_kind_is_kept_as_what_browsers_show(kind, name, kept_name, kept_kind):
    kept = anew(picture_bytes(kind), name)
    assert (kept.name, Image.open(kept).format) == (kept_name, kept_kind)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_mode_comes_out_as_plain_pixels(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    out = BytesIO()
    Image.new(mode, (8, 8)).save(out, kind)
    assert opened(out.getvalue()).mode in ("RGB", "RGBA")


def test_transparency_is_kept():
    assert opened(picture_bytes("PNG", mode="RGBA", color=(1, 2, 3, 0))).getpixel((5, 5))[3] == 0


@pytest.mark.parametrize(
    "profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"broken"]
)
def test_a_colour_profile_is_used_up_and_not_kept(profile):
    assert "icc_profile" not in opened(picture_bytes("PNG", icc_profile=profile)).info


@pytest.mark.django_db
def test_a_picture_that_came_another_way_is_cleaned_as_well(media_folder):
    image = PortalImage.objects.create(title="Loaded", file=ContentFile(located(), name="loaded.jpg"))
    assert b"Canary" not in (media_folder / image.file.name).read_bytes()
    assert (image.width, image.height) == (40, 60)
    assert image.file_size == (media_folder / image.file.name).stat().st_size
    image.credit = "Somebody"
    image.save()
    assert PortalImage.objects.get().credit == "Somebody"


@pytest.mark.django_db
def test_the_portrait_of_an_editor_is_cleaned(media_folder):
    profile = UserProfile.get_for_user(UserFactory())
    profile.avatar = ContentFile(located(), name="me.jpg")
    profile.save()
    assert b"Canary" not in (media_folder / profile.avatar.name).read_bytes()
    profile.avatar = ContentFile(SVG, name="me.svg")
    with pytest.raises(Refused):
        profile.save()
