from __future__ import annotations

import json

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import RichTextBlock
from wagtail.models import Page

from home.models import StandardPage
from portal.base.errors import Refused
from portal.media.models import Consent, PortalImage
from portal.media.publishing import unfit_pictures
from tests.factories.files import picture_bytes
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db

FIT = {"credit": "Somebody", "licence": "CC BY 4.0", "consent": Consent.GIVEN}


def picture(**fields):
    file = ContentFile(picture_bytes(), name="a.jpg")
    return PortalImage.objects.create(title="Canary", file=file, **{**FIT, **fields})


@pytest.fixture
def parent():
    return site_tree(directories=False).homes["en"]


def draft(parent, **fields):
    page = StandardPage(title="Page", slug="page", live=False, **fields)
    parent.add_child(instance=page)
    return page


@pytest.mark.parametrize("lacking", [{"credit": ""}, {"licence": ""}, {"consent": Consent.UNKNOWN}])
def test_a_page_is_not_published_with_a_picture_that_lacks_something(parent, lacking):
    page = draft(parent, share_image=picture(**lacking))
    with pytest.raises(Refused, match="Canary"):
        page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("consent", [Consent.GIVEN, Consent.NOBODY])
def test_a_page_with_a_complete_picture_is_published(parent, consent):
    page = draft(parent, share_image=picture(consent=consent))
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def test_a_live_page_does_not_get_an_incomplete_picture_by_being_saved(parent):
    page = draft(parent)
    page.save_revision().publish()
    page.refresh_from_db()
    page.share_image = picture(credit="")
    with pytest.raises(Refused):
        page.save()


def test_a_draft_may_have_any_picture(parent):
    page = draft(parent)
    page.save_revision().publish()
    page.refresh_from_db()
    page.share_image = picture(credit="")
    page.save_revision()
    page.refresh_from_db()
    assert page.has_unpublished_changes
    assert page.share_image is None


def test_pictures_inside_the_text_count_too(parent):
    incomplete = picture(credit="")
    name, value = stream_with(incomplete)
    page = StandardPage(title="Page", slug="page", **{name: value})
    assert unfit_pictures([page]) == [incomplete]


def stream_with(image):
    """Return the name of a stream field that takes rich text, and a value that shows the image."""
    text = f'<p>Text</p><embed embedtype="image" id="{image.pk}" format="fullwidth" alt="x"/>'
    field = StandardPage._meta.get_field("body")
    block = next(
        name for name, child in field.stream_block.child_blocks.items() if isinstance(child, RichTextBlock)
    )
    return "body", json.dumps([{"type": block, "value": text}])


def form_of(browser, address):
    """Return what the admin's form of a page would send, as it stands."""
    form = browser.get(address).context["form"]
    data = {}
    for bound in [*form, *(field for formset in form.formsets.values() for field in formset.management_form)]:
        value = bound.value()
        data[bound.html_name] = "" if value is None else value
    return {**data, **STREAM}


STREAM = {"body-count": "0"}


@pytest.mark.parametrize("live", [True, False])
def test_the_editor_is_told_and_loses_nothing(parent, live):
    browser = browser_of(administrator())
    page = draft(parent)
    if live:
        page.save_revision().publish()
    data = {**form_of(browser, f"/cms/pages/{page.pk}/edit/"), "title": "Typed just now"}
    response = browser.post(
        f"/cms/pages/{page.pk}/edit/",
        {**data, "share_image": picture(credit="").pk, "action-publish": "x"},
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "Not published: a picture lacks" in html
    assert "Typed just now" in html
    page.refresh_from_db()
    assert (page.live, page.title) == (live, "Page")


def test_a_new_page_is_not_published_with_an_incomplete_picture(parent):
    browser = browser_of(administrator())
    address = f"/cms/pages/add/home/standardpage/{parent.pk}/"
    data = {**form_of(browser, address), "title": "New", "slug": "new", "share_image": picture(credit="").pk}
    response = browser.post(address, {**data, "action-publish": "x"})
    assert "Not published: a picture lacks" in response.content.decode()
    assert not Page.objects.filter(slug="new").exists()
    assert browser.post(address, data).status_code == 302
    assert not Page.objects.get(slug="new").live
