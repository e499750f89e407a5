from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories.home import standard_pages
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db


def test_the_admin_may_frame_the_preview_of_a_page_and_nobody_else_its_page():
    page = standard_pages(site_tree())["kk"]
    client = browser_of(administrator())
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    form = querydict_from_html(edit, form_id="page-edit-form").copy()
    # The script of the admin writes the blocks; a page without any has this alone.
    form["title"] = "Алдын ала көрініс"
    form["body-count"] = "0"
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert client.post(address, form).json()["is_valid"]
    preview = client.get(address)

    assert "Алдын ала көрініс" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "'unsafe-inline'" not in preview.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(page.url).headers["Content-Security-Policy"]
