from __future__ import annotations

from home.models import StandardPage
from portal import checks


def found(check):
    return [error.id for error in check(None)]


def test_the_portal_as_it_is_passes():
    for check in (checks.pages_declare_their_place, checks.the_clock_knows_the_one_zone):
        assert found(check) == []


def test_a_page_type_without_its_place_is_found(monkeypatch):
    monkeypatch.delattr(StandardPage, "parent_page_types")
    assert found(checks.pages_declare_their_place) == ["portal.E001"]


def test_an_old_table_of_time_zones_is_found(settings):
    settings.TIME_ZONE = "Asia/Omsk"
    assert found(checks.the_clock_knows_the_one_zone) == ["portal.E002"]
