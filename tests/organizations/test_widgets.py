"""The point picker of the admin: two fields, and a map that is there only where script runs."""

from __future__ import annotations

import json
from html import unescape

import pytest
from django import forms

from organizations.models import Organization
from organizations.widgets import LatitudePicker, LongitudeInput
from tests.factories.organizations import CityFactory


class PointForm(forms.ModelForm):
    class Meta:
        model = Organization
        fields = ["latitude", "longitude"]
        widgets = {"latitude": LatitudePicker, "longitude": LongitudeInput}


@pytest.fixture
def form(db):
    CityFactory(id="almaty")
    return PointForm({"row-latitude": "43.25", "row-longitude": "76.9"}, prefix="row")


def test_the_fields_stay_numbers_within_the_country(form):
    html = form.as_p()
    assert 'type="number"' in html
    assert 'name="row-latitude"' in html
    assert 'min="40" max="56"' in html
    assert 'min="46" max="88"' in html
    assert 'value="43.25"' in html


def test_the_map_knows_its_fields_and_the_towns(form):
    html = form.as_p()
    assert 'data-longitude="row-longitude"' in html
    assert 'data-city="row-city"' in html
    towns = unescape(html.split('data-towns="')[1].split('"')[0])
    assert json.loads(towns) == {"almaty": [43.2525, 76.9115, "Алматы"]}


def test_the_map_is_hidden_until_script_runs(form):
    box = form.as_p().split("data-point-picker")[1].split(">")[0]
    assert box.endswith(" hidden")


def test_leaflet_comes_before_what_uses_it(form):
    scripts = str(form.media["js"])
    assert scripts.index("leaflet.js") < scripts.index("point-picker.js")
    assert "leaflet.css" in str(form.media["css"])
    assert "//" not in scripts.replace("</script>", "")


@pytest.mark.parametrize(
    ("latitude", "longitude", "valid"),
    [("43.25", "76.9", True), ("39", "76.9", False), ("43.25", "95", False), ("x", "76.9", False)],
)
def test_what_is_typed_is_checked_on_the_server_too(latitude, longitude, valid, db):
    form = PointForm({"latitude": latitude, "longitude": longitude})
    form.full_clean()
    assert form.errors.keys().isdisjoint({"latitude", "longitude"}) == valid
