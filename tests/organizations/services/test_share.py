"""Every listed organisation gets its picture in each language, and a new one when what it shows changes."""

from __future__ import annotations

import io
import time

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from organizations.data_files import read_data
from organizations.enums import Status
from organizations.models import Organization
from organizations.services import share
from organizations.services.share_drawing import CREAM, GOLD, INK, NAME, SIZE, TURQUOISE, Card, digest, draw
from organizations.services.share_lettering import drawable, fit, font, has_glyph, one_line
from portal.base import generation
from tests.factories.organizations import OrganizationFactory

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
BOX, SIZES = NAME[2:], (92, 36)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def card(**values):
    return Card(
        **{"name": "Көмек", "place": "Алматы", "region_id": "almaty-city", "point": (76.9, 43.25), **values}
    )


def opened(picture):
    return Image.open(io.BytesIO(picture)).convert("RGB")


def colours(picture):
    return {colour for _count, colour in picture.getcolors(1 << 20)}


def make_all():
    while share.make_pictures(timezone.now()):
        pass


def files(settings):
    return sorted(path.name for path in (settings.MEDIA_ROOT / share.FOLDER).iterdir())


@pytest.mark.parametrize("sign", KAZAKH + "Ёё«»№“”„–—’-.")
def test_the_font_has_every_letter_of_our_languages(sign):
    assert has_glyph(sign)


def test_what_the_font_cannot_draw_is_left_out():
    assert not has_glyph("🌍")
    assert drawable("Таза 🌍 әлем") == "Таза әлем"


def test_a_picture_has_the_size_and_colours_of_the_portal():
    picture = opened(draw(card()))
    assert picture.size == SIZE == (1200, 630)
    assert {CREAM, TURQUOISE, INK, GOLD} <= colours(picture)
    assert picture.getpixel((10, 10)) == TURQUOISE
    assert picture.getpixel((600, 480)) == CREAM


def test_only_a_known_town_is_marked():
    assert GOLD not in colours(opened(draw(card(point=None))))


def test_two_letters_that_differ_only_in_kazakh_are_drawn_differently():
    assert draw(card(name="Үміт")) != draw(card(name="Уміт"))


@pytest.mark.parametrize("region", [row["region_id"] for row in read_data("regions.csv")])
def test_every_region_has_an_outline_to_show(region):
    empty = opened(draw(card(name="", region_id=region, point=None)))
    column = empty.crop((700, 40, 1150, 430))
    assert column.getcolors(1 << 20) is not None
    assert sum(count for count, colour in column.getcolors(1 << 20) if colour == CREAM) > 10_000


LONG = "Қостанай облысының балалар және жастар ұйымдарының қауымдастығы мен " * 2
NAMES = ["Дос.kz", "Азаматтық-қоғамдық бірлестігі", LONG[:120], "ш" * 120, "Ж" * 40 + " " + "ы" * 79]


@pytest.mark.parametrize("name", [*NAMES, *(row["name_short"] for row in read_data("organizations.csv"))])
def test_every_name_stands_within_its_box(name):
    size, lines = fit(name, "Bold", BOX, SIZES)
    assert 36 <= size <= 92
    assert len(lines) * size * 1.12 <= BOX[1]
    assert max(font("Bold", size).getlength(line) for line in lines) <= BOX[0]
    whole = "".join(lines).replace(" ", "")
    assert whole == name.replace(" ", "") or (size == 36 and whole.endswith("…"))


def test_a_short_name_is_large_and_a_long_one_smaller_but_whole():
    assert fit("Көмек", "Bold", BOX, SIZES) == (92, ("Көмек",))
    size, lines = fit(LONG[:70].strip(), "Bold", BOX, SIZES)
    assert 36 < size < 92
    assert len(lines) > 1


def test_lines_are_even():
    _size, lines = fit("Біз бірге көмектесеміз иә", "Bold", BOX, (60, 60))
    widths = [font("Bold", 60).getlength(line) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.4 * max(widths)


def test_a_place_stays_on_one_line():
    cut = one_line("Солтүстік Қазақстан облысы, Петропавл қаласы", "SemiBold", 34, 300)
    assert cut.endswith("…")
    assert font("SemiBold", 34).getlength(cut) <= 300


@pytest.mark.parametrize("other", [{"name": "К"}, {"place": "К"}, {"region_id": "k"}, {"point": None}])
def test_the_mark_changes_with_everything_that_is_drawn(other):
    assert digest(card()) == digest(card())
    assert digest(card(**other)) != digest(card())


@pytest.mark.django_db
def test_pictures_are_made_for_each_language_and_found(settings):
    organization = OrganizationFactory()
    assert share.picture_url(organization, "kk") is None
    assert share.make_pictures(timezone.now()) is False
    generation.forget()
    for language in ("kk", "ru", "en"):
        url = share.picture_url(organization, language)
        assert url.startswith(f"/media/share/organizations/{organization.number}-{language}-")
        file = settings.MEDIA_ROOT / url.removeprefix("/media/")
        assert file.read_bytes()[:4] == b"\x89PNG"
        assert file.stat().st_size < 60_000
    assert len(files(settings)) == 3


@pytest.mark.django_db
def test_finding_a_picture_asks_neither_database_nor_disk_twice(django_assert_num_queries, monkeypatch):
    organization = OrganizationFactory()
    make_all()
    assert share.picture_url(organization, "kk")
    monkeypatch.setattr(share, "_listing", lambda: pytest.fail("asked the disk again"))
    with django_assert_num_queries(0):
        assert share.picture_url(organization, "ru")


@pytest.mark.django_db
def test_a_new_name_gets_a_new_picture_and_the_old_one_goes(settings):
    organization = OrganizationFactory()
    make_all()
    before = files(settings)
    organization.short_kk = "Жаңа атау"
    organization.short_ru = organization.short_en = ""
    assert share.picture_url(organization, "kk") is None, "a picture with the old name is not shown"
    organization.save()
    make_all()
    generation.forget()
    assert share.picture_url(organization, "kk")
    assert len(files(settings)) == 3
    assert not set(before) & set(files(settings))


@pytest.mark.django_db
def test_only_what_the_public_sees_has_pictures(settings):
    shown = OrganizationFactory()
    hidden = OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True)
    make_all()
    assert {name.split("-")[0] for name in files(settings)} == {str(shown.number)}
    Organization.objects.filter(pk=shown.pk).update(status=Status.HIDDEN)
    make_all()
    assert files(settings) == []
    assert share.picture_url(hidden, "kk") is None


@pytest.mark.django_db
def test_pages_are_told_of_new_pictures_and_of_nothing_else():
    OrganizationFactory()
    before = generation.stamp()
    make_all()
    made = generation.stamp()
    make_all()
    assert before != made == generation.stamp()


@pytest.mark.django_db
def test_a_batch_is_limited_and_takes_nothing_away(settings, monkeypatch):
    monkeypatch.setattr(share, "BATCH", 2)
    OrganizationFactory()
    (settings.MEDIA_ROOT / share.FOLDER).mkdir(parents=True)
    old = settings.MEDIA_ROOT / share.FOLDER / "7-kk-old.png"
    old.touch()
    assert share.make_pictures(timezone.now()) is True
    assert len(files(settings)) == 3
    assert old.exists()
    assert share.make_pictures(timezone.now()) is False
    assert len(files(settings)) == 3
    assert not old.exists()


@pytest.mark.django_db
def test_the_whole_directory_is_drawn_in_a_minute(settings):
    for row in read_data("organizations.csv"):
        OrganizationFactory(number=int(row["number"]), name_kk=row["name_kk"], city__id=row["city_id"])
    began = time.process_time()
    call_command("work", "--once")
    assert time.process_time() - began < 60
    assert len(files(settings)) == 78 * 3
    assert max(path.stat().st_size for path in (settings.MEDIA_ROOT / share.FOLDER).iterdir()) < 60_000
