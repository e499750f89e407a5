from __future__ import annotations

import pytest
from django.core.checks import run_checks

from home.models import PortalSettings

COMPLETE = {
    **{f"operator_{language}": "Birgemiz" for language in ("kk", "ru", "en")},
    **{f"address_{language}": "Astana" for language in ("kk", "ru", "en")},
    "bin": "123456789012",
    "responsible": "Aigerim",
}


def found(**options):
    return [
        one
        for one in run_checks(tags=["database"], databases=["default"], **options)
        if one.id == "home.W001"
    ]


@pytest.mark.django_db
def test_an_empty_portal_is_asked_for_everything():
    PortalSettings.objects.all().delete()
    (warning,) = found(include_deployment_checks=True)
    assert warning.msg == "Not said yet: operator, BIN, address, responsible person."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("bin", "BIN"),
        ("operator_kk", "operator"),
        ("address_en", "address"),
        ("responsible", "responsible person"),
    ],
)
def test_each_missing_thing_is_named(field, what):
    PortalSettings.objects.all().delete()
    PortalSettings.objects.create(**{**COMPLETE, field: ""})
    (warning,) = found(include_deployment_checks=True)
    assert warning.msg == f"Not said yet: {what}."


@pytest.mark.django_db
def test_a_complete_portal_is_fine():
    PortalSettings.objects.all().delete()
    PortalSettings.objects.create(**COMPLETE)
    assert found(include_deployment_checks=True) == []


@pytest.mark.django_db
def test_developers_are_not_asked():
    PortalSettings.objects.all().delete()
    assert found(include_deployment_checks=False) == []


def test_without_a_database_nothing_is_asked():
    assert [one for one in run_checks(include_deployment_checks=True) if one.id == "home.W001"] == []
