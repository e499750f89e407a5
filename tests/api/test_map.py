"""The map's answer: small, complete, and deaf to nonsense."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations.models import City, Organization, Region
from organizations.services.directory import DirectoryFilter
from organizations.services.exact_points import MAX_POINTS
from organizations.services.features import MAX_BYTES, MAX_FEATURES, map_features
from organizations.services.screen import COUNTRY, read_box
from portal.base import generation
from tests.factories.organizations import CityFactory

pytestmark = pytest.mark.db

URL = "/api/v1/organizations.geojson"
LIST = "/api/v1/organizations"
BAD_BOXES = [
    "nan,40,88,56",
    "46,40,inf,56",
    "-inf,40,88,56",
    "46,40,1e308,56",
    "1e308,1e308,1e309,1e309",
    "88,40,46,56",
    "46,56,88,40",
    "46,40,46,56",
    "40,46,56",
    "46,40,88,56,1",
    "46;40;88;56",
    "a,b,c,d",
    ",,,",
    "46,-91,88,56",
    "-181,40,88,56",
    "46," + "4" * 200 + ",88,56",
    "0x2E,40,88,56",
]
FILTERS = [
    "", "city=almaty", "region=abai-region", "sector=bilim", "sector=none", "form=qq", "q=almaty",
    "sector=bilim&form=qb", "q=nothing-like-it", "region=abai-region&sector=bilim",
]  # fmt: skip


def total(answered):
    return sum(feature["properties"].get("count", 1) for feature in answered["features"])


@pytest.mark.parametrize("box", BAD_BOXES)
def test_a_box_that_is_none_is_refused(box, db, client):
    response = client.get(URL, {"bbox": box})
    assert response.status_code == 400
    assert response.json()["field"] == "bbox"


@pytest.mark.parametrize("zoom", ["-1", "19", "4.5", "nan", "1e3", ""])
def test_a_zoom_that_is_none_is_refused(zoom, db, client):
    response = client.get(URL, {"zoom": zoom})
    assert response.status_code == 400
    assert response.json()["field"] == "zoom"


@given(
    st.text(max_size=60) | st.lists(st.floats(), min_size=3, max_size=5).map(lambda n: ",".join(map(str, n)))
)
def test_whatever_is_read_as_a_box_is_one(text):
    box = read_box(text)
    if box is not None:
        west, south, east, north = box
        assert -180 <= west < east <= 180
        assert -90 <= south < north <= 90


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("zoom", [0, 4, 9, 10, 18])
def test_counts_over_the_country_equal_the_lists(query, zoom, directory, client):
    listed = client.get(f"{LIST}?{query}").json()["count"]
    for box in ("", "&bbox=46,40,88,56"):
        answered = client.get(f"{URL}?{query}&zoom={zoom}{box}".replace("?&", "?")).json()
        assert total(answered) == listed


def test_a_point_is_shown_close_up_and_counted_from_afar(directory, client):
    afar = client.get(f"{URL}?bbox=69,53,70,54&zoom=9").json()["features"]
    assert [feature["properties"]["kind"] for feature in afar] == ["group"]
    close = client.get(f"{URL}?bbox=69,53,70,54&zoom=11").json()["features"]
    assert [feature["properties"]["number"] for feature in close] == [3]
    assert close[0]["geometry"]["coordinates"] == [69.4044, 53.2871]


def test_a_box_larger_than_any_screen_is_answered_from_afar(directory, client):
    features = client.get(f"{URL}?bbox=46,40,88,56&zoom=18").json()["features"]
    assert {feature["properties"]["kind"] for feature in features} == {"group"}


def test_nothing_outside_the_box_is_answered(directory, client):
    assert client.get(f"{URL}?bbox=50,45,52,47&zoom=8").json()["features"] == []


def test_the_answer_says_that_it_is_geojson(directory, client):
    assert client.get(URL)["Content-Type"] == "application/geo+json; charset=utf-8"


@pytest.fixture(scope="module")
def crowd(django_db_setup, django_db_blocker):
    """Five thousand organisations around ten towns, half of them at an exact place; for this module only."""
    with django_db_blocker.unblock():
        chance = random.Random(7)
        keys = (
            "almaty",
            "astana",
            "aktau",
            "aktobe",
            "atyrau",
            "oral",
            "oskemen",
            "semey",
            "shymkent",
            "taraz",
        )
        towns = [CityFactory(id=key) for key in keys]
        rows = [_row(number, chance.choice(towns), chance) for number in range(1, 5_001)]
        Organization.objects.bulk_create(rows, batch_size=1_000)
        generation.bump()
        yield keys
        Organization.objects.all().delete()
        City.objects.filter(pk__in=keys).delete()
        Region.objects.filter(pk__in={town.region_id for town in towns}).delete()
        generation.bump()


def _row(number, town, chance):
    exact = number % 2 == 0
    name = f"Өте ұзын атауы бар еріктілердің жастар қоғамдық бірлестігі, нөмірі {number}"
    return Organization(
        number=number, slug=f"uiym-{number}", name_kk=name, short_kk=name, city=town, region=town.region,
        precision="exact" if exact else "city", sort_kk=name, folded=f" {number}",
        latitude=chance.gauss(town.latitude, 0.03) if exact else None,
        longitude=chance.gauss(town.longitude, 0.04) if exact else None,
    )  # fmt: skip


def boxes(chance, zoom):
    """Yield boxes of a screen around the towns."""
    width = 1280 * 360 / (256 * 2**zoom)
    for town in City.objects.all():
        west = chance.gauss(town.longitude, width / 6) - width / 2
        south = chance.gauss(town.latitude, width / 8) - width / 3
        yield max(-180, west), max(-80, south), min(180, west + width), min(80, south + width * 2 / 3)


@pytest.mark.parametrize("zoom", range(3, 19))
def test_no_answer_is_large(zoom, crowd, db):
    for box in boxes(random.Random(zoom), zoom):
        written = map_features(DirectoryFilter(), box, zoom, "kk")
        assert len(written.encode()) <= MAX_BYTES
        assert len(json.loads(written)["features"]) <= MAX_FEATURES


@pytest.mark.parametrize("zoom", range(0, 19, 3))
def test_nobody_is_lost_or_counted_twice_in_a_crowd(zoom, crowd, db):
    assert total(json.loads(map_features(DirectoryFilter(), COUNTRY, zoom, "kk"))) == 5_000


@pytest.mark.parametrize(("zoom", "half"), [(10, 0.3), (12, 0.3), (14, 0.04), (16, 0.02)])
def test_the_exact_places_of_a_box_are_all_there(zoom, half, crowd, db):
    town = City.objects.get(pk="almaty")
    box = (town.longitude - half, town.latitude - half, town.longitude + half, town.latitude + half)
    answered = json.loads(map_features(DirectoryFilter(), box, zoom, "kk"))
    west, south, east, north = box
    exact = Organization.objects.filter(
        precision="exact", longitude__range=(west, east), latitude__range=(south, north)
    ).count()
    whole = Organization.objects.filter(city="almaty", precision="city").count()
    if zoom < 15:  # kept cells on the edge count whole
        assert exact > MAX_POINTS
        assert exact + whole <= total(answered) <= (exact + whole) * 1.6
    else:
        assert total(answered) == exact + whole


@settings(max_examples=60)
@given(data=st.data())
def test_any_box_and_zoom_is_answered_within_bounds(data, crowd, django_db_blocker):
    west = data.draw(st.floats(-180, 179.9))
    south = data.draw(st.floats(-90, 89.9))
    box = (west, south, data.draw(st.floats(west, 180)), data.draw(st.floats(south, 90)))
    if box[0] < box[2] and box[1] < box[3]:
        with django_db_blocker.unblock():
            written = map_features(DirectoryFilter(), box, data.draw(st.integers(0, 18)), "kk")
        assert len(written.encode()) <= MAX_BYTES
