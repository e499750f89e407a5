from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse
from wagtail.models import Locale, Page, Revision
from wagtail.test.utils.form_data import querydict_from_html

from home.models import HomePage
from organizations.models import Organization
from tests.factories.organizations import OrganizationFactory
from tests.factories.staff import administrator, browser_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.db]
ROUNDS = 5


@pytest.fixture
def editors():
    return [browser_of(administrator(name)) for name in ("Aigerim A", "Bolat B")]


def opened(client, url):
    html = client.get(url).content.decode()
    form_id = "page-edit-form" if "page-edit-form" in html else "w-editor-form"
    return querydict_from_html(html, form_id=form_id).copy()


def at_one_moment(editors, url, field, action=""):
    """Let both open the form and save at one moment; return the status of each by what it wrote."""
    both = zip(("one", "other"), editors, strict=True)
    forms = {text: (client, opened(client, url)) for text, client in both}
    barrier = Barrier(len(forms))

    def send(text):
        client, form = forms[text]
        form[field] = text
        if action:
            form[f"action-{action}"] = "1"
        barrier.wait()
        try:
            return client.post(url, form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as pool:
        return dict(zip(forms, pool.map(send, forms), strict=True))


@pytest.mark.parametrize("action", ["", "publish"])
def test_of_two_who_save_a_page_at_one_moment_one_is_refused(editors, action):
    # A test with real transactions leaves tables empty, what migrations put there included.
    Locale.objects.get_or_create(language_code="kk")
    root = Page.get_first_root_node() or Page.add_root(title="Root")
    front = root.add_child(instance=HomePage(title="Birgemiz", slug="front", hero_title="Old"))
    front.save_revision().publish()
    url = reverse("wagtailadmin_pages:edit", args=[front.pk])
    for _round in range(ROUNDS):
        before = Revision.objects.count()
        answers = at_one_moment(editors, url, "hero_title", action)
        saved = [text for text, status in answers.items() if status == 302]
        assert (len(saved), Revision.objects.count() - before) == (1, 1), answers
        assert set(answers.values()) - {302} <= {200, 409}
        assert Page.objects.get(pk=front.pk).get_latest_revision_as_object().hero_title == saved[0]


def test_of_two_who_save_an_organisation_at_one_moment_one_is_refused(editors):
    one = OrganizationFactory()
    url = reverse("wagtailsnippets_organizations_organization:edit", args=[one.pk])
    for _round in range(ROUNDS):
        answers = at_one_moment(editors, url, "short_en")
        saved = [text for text, status in answers.items() if status == 302]
        assert len(saved) == 1, answers
        assert set(answers.values()) - {302} <= {200, 409}
        assert Organization.objects.get(pk=one.pk).short_en == saved[0]
