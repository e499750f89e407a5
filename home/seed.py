"""What only the demonstration says: an invented operator, so that the foot of the page is seen filled in."""

from __future__ import annotations

from home.models import PortalSettings
from portal.base.reports import LoadReport

OPERATOR = {
    "operator_kk": "«Үлгі оператор» (демо)",
    "operator_ru": "«Оператор для примера» (демо)",
    "operator_en": "“Sample operator” (demo)",
    "bin": "000000000000",
    "address_kk": "Үлгі көшесі, 1, Астана (демо)",
    "address_ru": "ул. Примерная, 1, Астана (демо)",
    "address_en": "1 Sample Street, Astana (demo)",
    "email": "operator@birgemiz.example",
}


def seed(report: LoadReport) -> None:
    """Name the operator of the demo, unless somebody is named already."""
    settings = PortalSettings.objects.first() or PortalSettings()
    if any(getattr(settings, name) for name in OPERATOR):
        report.unchanged("operator")
        return
    for name, value in OPERATOR.items():
        setattr(settings, name, value)
    settings.save()
    report.added("operator")
