"""Places that are one circle, circles that give way to one another, and names that find room."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from organizations.outline import COUNTRY_BOX, project
from organizations.services.captions import SIZE
from organizations.services.directory import DirectoryFilter, facets
from organizations.services.drawing import draw
from organizations.services.exact_cells import Cell, halved
from organizations.services.grouping import joined, places
from organizations.services.screen import pixels
from organizations.services.spreading import GAP, spread
from portal.base import generation
from tests.factories.organizations import CityFactory, OrganizationFactory, RegionFactory

WIDTH, HEIGHT = COUNTRY_BOX[2:]
EVERYTHING = DirectoryFilter()


@pytest.fixture
def near_and_far(places):
    """Three in Almaty, one in Konaev nearby, two in Aktau far away, one in a region only."""
    for city, count in (("almaty", 3), ("konaev", 1), ("aktau", 2)):
        for _ in range(count):
            OrganizationFactory(city=CityFactory(id=city))
    OrganizationFactory(city=None, region=RegionFactory(id="abai-region"))
    generation.bump()


def groups(zoom):
    return [
        ([place.city for place in group.places], group.count)
        for group in joined(((place, place.count) for place in places(EVERYTHING)), zoom)
    ]


def test_towns_near_on_the_screen_are_one_group_that_stands_at_the_largest(near_and_far):
    assert groups(4) == [(["almaty", "konaev"], 4), (["aktau"], 2), ([None], 1)]


def test_close_up_every_town_is_a_group_of_its_own(near_and_far):
    assert groups(9) == [(["almaty"], 3), (["aktau"], 2), ([None], 1), (["konaev"], 1)]


def test_groups_stand_apart_on_the_screen(near_and_far):
    for zoom in range(2, 9):
        found = joined(((place, place.count) for place in places(EVERYTHING)), zoom)
        for one, other in combinations(found, 2):
            x1, y1 = pixels(one.places[0].point, zoom)
            x2, y2 = pixels(other.places[0].point, zoom)
            assert hypot(x1 - x2, y1 - y2) >= 52


circles_anywhere = st.lists(
    st.tuples(st.floats(60, 940), st.floats(60, 500), st.sampled_from([28.0, 37.0, 56.0])), max_size=30
).map(tuple)


@given(circles_anywhere)
def test_spread_circles_stay_inside_and_do_not_move_without_need(homes):
    generation.forget()
    found = spread(homes, WIDTH, HEIGHT)
    for (x, y), (_x, _y, radius) in zip(found, homes, strict=True):
        assert radius - 0.1 <= x <= WIDTH - radius + 0.1
        assert radius - 0.1 <= y <= HEIGHT - radius + 0.1
    free = all(
        hypot(one[0] - other[0], one[1] - other[1]) >= one[2] + other[2] + GAP
        for one, other in combinations(homes, 2)
    )
    if free:
        assert found == tuple((x, y) for x, y, _radius in homes)
    assert spread(homes, WIDTH, HEIGHT) == found


def test_circles_in_one_place_are_pushed_apart(db):
    homes = ((500.0, 300.0, 40.0),) * 5
    for one, other in combinations(spread(homes, WIDTH, HEIGHT), 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) >= 80


@pytest.fixture
def whole_drawing(places):
    """The drawing of a directory with an organisation in each town of the data files."""
    for key in (
        "almaty",
        "astana",
        "shymkent",
        "karaganda",
        "temirtau",
        "topar",
        "oskemen",
        "ridder",
        "aktau",
        "oral",
    ):
        OrganizationFactory(city=CityFactory(id=key), sectors=["bilim"])
    generation.bump()
    asked = DirectoryFilter(sector="bilim")
    return draw(asked, facets(asked), "kk", "/kk/organizations/")


def overlapping(circles):
    return [
        (one.id, other.id)
        for one, other in combinations(circles, 2)
        if hypot(one.x - other.x, one.y - other.y) < one.r + other.r
    ]


def test_no_circle_of_the_drawing_covers_another(whole_drawing):
    assert overlapping(whole_drawing.towns) == []
    assert overlapping(whole_drawing.areas) == []


def test_circles_are_wide_enough_to_press(whole_drawing):
    assert min(circle.r for circle in whole_drawing.towns) * 2 * 432 / WIDTH >= 24
    assert min(circle.r for circle in whole_drawing.areas) * 2 * 256 / WIDTH >= 24


def test_a_circle_that_was_pushed_away_is_tied_to_its_town(whole_drawing):
    tied = {circle.id: circle for circle in whole_drawing.towns if circle.home}
    assert tied
    for circle in tied.values():
        assert circle.home == pytest.approx(project(*circle.point), abs=0.1)
    near = {circle.id for circle in whole_drawing.towns} - tied.keys()
    assert {"aktau", "oral"} <= near


def test_names_cover_no_circle_and_stay_inside(whole_drawing):
    named = [circle for circle in whole_drawing.towns if circle.caption]
    assert {"almaty", "shymkent"} <= {circle.id for circle in named}
    for circle in named:
        width = len(circle.name) * SIZE * 0.62
        left = circle.caption.x - {"start": 0, "middle": width / 2, "end": width}[circle.caption.anchor]
        assert left >= 0
        assert left + width <= WIDTH
        for other in whole_drawing.towns:
            inside = left < other.x < left + width
            assert not (inside and abs(circle.caption.y - SIZE * 0.3 - other.y) < other.r)


def test_links_keep_the_other_choices(whole_drawing):
    almaty = next(circle for circle in whole_drawing.towns if circle.id == "almaty")
    assert almaty.href == "/kk/organizations/?city=almaty&sector=bilim"
    akmola = next(shape for shape in whole_drawing.shapes if shape.id == "akmola-region")
    assert akmola.href == "/kk/organizations/?region=akmola-region&sector=bilim"


def test_a_town_leaves_the_region_that_was_chosen_before(near_and_far):
    asked = DirectoryFilter(region="almaty-city")
    drawing = draw(asked, facets(asked), "kk")
    assert [circle.href for circle in drawing.towns] == ["?city=almaty"]
    assert [shape.id for shape in drawing.shapes if shape.chosen] == ["almaty-city"]


def test_who_names_no_town_has_a_circle_at_the_region(near_and_far):
    drawing = draw(EVERYTHING, facets(EVERYTHING), "kk")
    abai = next(circle for circle in drawing.towns if circle.id == "abai-region")
    assert (abai.count, abai.href) == (1, "?region=abai-region")
    assert sum(circle.count for circle in drawing.towns) == 7
    assert sum(circle.count for circle in drawing.areas) == 7


def test_small_outlines_lead_nowhere_by_themselves(whole_drawing):
    assert {shape.id for shape in whole_drawing.shapes if not shape.href} == {
        "almaty-city", "astana-city", "shymkent-city",
    }  # fmt: skip
    assert len(whole_drawing.shapes) == 20


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_numbers_in_the_drawing_have_points_and_every_link_a_name(language, whole_drawing, settings):
    settings.LANGUAGE_CODE = language
    html = render_to_string("organizations/includes/map.html", {"drawing": whole_drawing, "still": True})
    assert 'cx="' in html
    for attribute in (" cx", " cy", " r", " x", " y", " font-size"):
        for value in html.split(f'{attribute}="')[1:]:
            float(value.split('"')[0])
    links = [link.split(">")[0] for link in html.split("<a ")[1:]]
    assert all("aria-label" in link or 'tabindex="-1"' in link or "#map-end" in link for link in links)
    assert "style=" not in html


def test_an_empty_answer_has_outlines_and_no_circles(places):
    drawing = draw(EVERYTHING, facets(EVERYTHING), "kk")
    assert (drawing.towns, drawing.areas, len(drawing.shapes)) == ([], [], 20)


def test_halving_cells_loses_nobody():
    cells = [Cell(number, (number, 0.0, number + 1.0, 1.0)) for number in range(1, 8)]
    assert [sum(cell.count for cell in halved(cells)), len(halved(cells))] == [28, 4]
    while len(cells) > 1:
        cells = halved(cells)
    assert cells == [Cell(28, (1, 0.0, 8.0, 1.0))]
