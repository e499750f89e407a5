from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import reports_menu

from tests.factories.pages import site_tree
from tests.factories.staff import administrator

pytestmark = pytest.mark.django_db


def test_the_menu_offers_one_report_of_translations():
    site_tree()
    request = RequestFactory().get("/cms/")
    request.user = administrator()
    offered = [str(item.url) for item in reports_menu.menu_items_for_request(request)]
    assert reverse("home_reports:translations") in offered
    assert [address for address in offered if "translations" in address] == [
        reverse("home_reports:translations")
    ]
