from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

import home.seed
from home.models import PortalSettings
from organizations.models import Organization
from portal.base.reports import LoadReport

pytestmark = pytest.mark.django_db


def test_command_loads_every_room_and_may_be_repeated():
    first, second = io.StringIO(), io.StringIO()
    call_command("load_content", stdout=first)
    call_command("load_content", stdout=second)

    assert Organization.objects.listed().count() == 78
    assert " added" in first.getvalue().splitlines()[-1]
    last = second.getvalue().splitlines()[-1]
    assert last.startswith("Content is loaded: ")
    assert "added" not in last
    assert "changed" not in last.replace("unchanged", "")


def test_demo_data_are_refused_outside_the_demo(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="demo settings only"):
        call_command("seed_demo", stdout=io.StringIO())

    assert not PortalSettings.objects.exists()


def test_demo_names_an_operator_once_and_never_over_a_real_one(load_report):
    home.seed.seed(load_report)
    assert "демо" in PortalSettings.objects.get().operator_kk
    PortalSettings.objects.update(operator_kk="«Көмек» қоры")

    home.seed.seed(load_report)

    assert PortalSettings.objects.get().operator_kk == "«Көмек» қоры"


def test_demo_is_added_through_the_rooms_and_may_be_repeated(settings, places):
    settings.DEMO = True
    first, second = io.StringIO(), io.StringIO()

    call_command("seed_demo", stdout=first)
    call_command("seed_demo", stdout=second)

    assert "home, seed: 1 added" in first.getvalue()
    assert "home, seed: 0 added, 0 changed, 1 unchanged" in second.getvalue()
    assert not Organization.objects.listed().exists()


def test_report_counts_by_stage_and_names_what_was_left_alone():
    out = io.StringIO()
    report = LoadReport(out)
    report.stage("towns")
    report.added("taraz")
    report.kept("oral", "edited here")
    report.stage("regions")
    report.unchanged("abai")
    report.end()

    assert "  kept: oral (edited here)" in out.getvalue()
    assert "towns: 1 added, 0 changed, 0 unchanged, 1 kept" in out.getvalue()
    assert report.total == {"added": 1, "kept": 1, "unchanged": 1}


def test_report_tells_of_progress_at_quarters_only():
    out = io.StringIO()
    report = LoadReport(out)
    for done in range(1, 1001):
        report.progress(done, 1000)

    assert out.getvalue().split("  ")[1:] == ["250 of 1000", "500 of 1000", "750 of 1000", "1000 of 1000"]
