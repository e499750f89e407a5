from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from organizations.enums import Status
from organizations.models import Organization, OrganizationContact
from organizations.services.removals import request_removal
from tests.factories.organizations import OrganizationFactory, OrganizationPageFactory
from tests.factories.pages import site_tree
from tests.factories.places import CityFactory, RegionFactory, SectorFactory
from tests.factories.staff import administrator, browser_of, staff

pytestmark = pytest.mark.django_db
ADD = reverse("wagtailsnippets_organizations_organization:add")


@pytest.fixture
def editor():
    return browser_of(administrator())


def address(organization):
    return reverse("wagtailsnippets_organizations_organization:edit", args=[organization.pk])


def opened(client, url):
    return querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form").copy()


def save(client, url, form=None, **values):
    """Open the form, change some values, send it."""
    posted = opened(client, url) if form is None else form.copy()
    for name, value in values.items():
        posted.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return client.post(url, posted)


def errors(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [error.get_text(strip=True) for error in page.select("#w-editor-form .error-message")]


def test_saving_keeps_in_step_what_follows_from_the_names_and_the_place(editor):
    CityFactory(id="taraz")
    one = OrganizationFactory(short_kk="Алау")
    response = save(editor, address(one), short_kk="Өрлеу", city="taraz", region="akmola-region")
    assert response.status_code == 302
    one.refresh_from_db()
    assert (one.short_kk, one.city_id, one.region_id) == ("Өрлеу", "taraz", "zhambyl-region")
    assert list(Organization.objects.saying(["orleu", "taraz"])) == [one]


def test_the_pages_are_renamed_with_the_organisation(editor):
    site_tree()
    page = OrganizationPageFactory(language="ru")
    save(editor, address(page.organization), name_ru="Общественный фонд «Новое имя»")
    page.refresh_from_db()
    assert page.title == "Общественный фонд «Новое имя»"


def test_a_new_organisation_gets_the_next_number_and_is_hidden(editor):
    OrganizationFactory(number=78)
    OrganizationFactory(number=9001, demo=True)
    response = save(editor, ADD, name_kk="«Жаңа» қоғамдық қоры", city="kokshetau")
    assert response.status_code == 302
    new = Organization.objects.get(number=79)
    assert (new.status, new.short_kk, new.slug) == (Status.HIDDEN, "Жаңа", "zhanga")


def test_directions_are_set_and_taken_away(editor):
    SectorFactory(id="umit")
    one = OrganizationFactory(sectors=["bilim"])
    save(editor, address(one), sectors=["umit"])
    assert [sector.pk for sector in one.sectors.all()] == ["umit"]


def test_contacts_are_added_in_their_normal_form_changed_and_removed(editor):
    one = OrganizationFactory(contacts={"phones": ["+77162255555"], "emails": ["old@example.kz"]})
    form = opened(editor, address(one))
    kept, gone = ("0", "1") if form["contacts-0-kind"] == "phones" else ("1", "0")
    save(
        editor,
        address(one),
        form,
        **{f"contacts__{kept}__visibility": "page", f"contacts__{gone}__DELETE": "on"},
        contacts__2__kind="instagram",
        contacts__2__value="@komek.kz",
    )
    found = {(row.kind, row.value, row.visibility) for row in one.contacts.all()}
    assert found == {
        ("phones", "+77162255555", "page"),
        ("instagram", "https://www.instagram.com/komek.kz/", "everywhere"),
    }


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name_kk": "=1+1"}, "a spreadsheet runs as a formula"),
        ({"name_kk": "x\x07"}, "cannot be shown"),
        ({"name_kk": ""}, "This field is required"),
        ({"city": "", "region": ""}, "Choose a town, or a region"),
        ({"precision": "exact", "latitude": "", "longitude": ""}, "Pick the point on the map"),
        ({"precision": "exact", "latitude": "12", "longitude": "69"}, "greater than or equal to 40"),
        ({"confirmed_on": "2999-01-01"}, "still to come"),
        ({"contacts__0__kind": "phones", "contacts__0__value": "12"}, "is not a phone number"),
        ({"contacts__0__kind": "website", "contacts__0__value": "javascript:alert(1)"}, "not an address"),
        ({"contacts__0__kind": "", "contacts__0__value": "a@b.kz"}, "This field is required"),
    ],
)
def test_what_an_import_would_refuse_the_form_refuses_too(editor, values, message):
    one = OrganizationFactory()
    before = Organization.objects.filter(pk=one.pk).values().get()
    response = save(editor, address(one), **values)
    assert any(message in error for error in errors(response))
    assert Organization.objects.filter(pk=one.pk).values().get() == before
    assert not OrganizationContact.objects.exists()


def test_one_contact_twice_is_refused(editor):
    one = OrganizationFactory(contacts={"phones": ["+77162255555"]})
    response = save(editor, address(one), contacts__1__kind="phones", contacts__1__value="8 7162 25 55 55")
    assert response.status_code == 200
    assert one.contacts.count() == 1


@pytest.mark.parametrize(
    ("field", "removed", "values"),
    [
        ("phones", "+77162255555", {"contacts__0__kind": "phones", "contacts__0__value": "87162255555"}),
        ("contact_person", "Асқар Ерлан", {"contact_person": "Асқар Ерлан"}),
        ("address", "Абай көшесі, 76", {"address": "Абай көшесі, 76"}),
    ],
)
def test_what_somebody_asked_to_take_down_cannot_be_put_back(editor, field, removed, values):
    one = OrganizationFactory()
    request_removal(one.number, field, removed)
    assert "Somebody asked to take this down, so it cannot be put back here." in errors(
        save(editor, address(one), **values)
    )


def test_number_and_status_cannot_be_changed_by_the_form(editor):
    one = OrganizationFactory(number=5)
    save(editor, address(one), number="6", status="hidden", slug="other", is_demo="on", short_kk="Жаңа")
    one.refresh_from_db()
    assert (one.number, one.status, one.is_demo, one.short_kk) == (5, "listed", False, "Жаңа")
    assert one.slug != "other"


def test_without_an_exact_address_there_is_no_point_of_its_own(editor):
    one = OrganizationFactory(exact=True)
    save(editor, address(one), precision="city")
    one.refresh_from_db()
    assert (one.latitude, one.longitude) == (None, None)


def test_a_region_is_enough_where_there_is_no_town(editor):
    RegionFactory(id="abai-region")
    one = OrganizationFactory()
    save(editor, address(one), city="", region="abai-region")
    one.refresh_from_db()
    assert (one.city, one.region_id) == (None, "abai-region")


def test_the_second_of_two_editors_is_refused_and_keeps_what_was_typed(editor):
    bolat = browser_of(administrator("Bolat Bekov"))
    one = OrganizationFactory(short_kk="Алау")
    form = opened(editor, address(one))
    save(bolat, address(one), short_kk="Болат")

    response = save(editor, address(one), form, short_kk="Менікі")

    page = BeautifulSoup(response.content, "html.parser")
    assert "Bolat Bekov saved a newer version on" in page.select_one(".newer-version").get_text()
    assert page.select_one("#id_short_kk")["value"] == "Менікі"
    one.refresh_from_db()
    assert one.short_kk == "Болат"
    tick = page.select_one("[name=replace_newer]")["value"]
    assert save(editor, address(one), form, short_kk="Менікі", replace_newer=tick).status_code == 302
    one.refresh_from_db()
    assert one.short_kk == "Менікі"


def test_changed_contacts_alone_count_as_a_newer_version(editor):
    one = OrganizationFactory()
    form = opened(editor, address(one))
    save(editor, address(one), contacts__0__kind="phones", contacts__0__value="+77162255555")
    assert save(editor, address(one), form, short_kk="Менікі").status_code == 200


def test_the_form_shows_the_pages_of_each_language_with_links(editor):
    site_tree()
    page = OrganizationPageFactory(language="kk")
    html = editor.get(address(page.organization)).content.decode()
    lines = BeautifulSoup(html, "html.parser").select(".directory-pages li")
    assert [line.select_one("strong").get_text() for line in lines] == ["Қазақша", "Русский", "English"]
    assert lines[0].select_one("a")["href"] == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_form_says_where_the_name_of_a_person_is_shown(editor):
    html = editor.get(address(OrganizationFactory())).content.decode()
    assert "never in lists, search, the API or exports" in html


def test_each_save_is_in_the_log_under_the_editors_name(editor):
    one = OrganizationFactory()
    save(editor, address(one), short_kk="Жаңа")
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user.first_name, entry.label) == (
        "wagtail.edit",
        "Aigerim",
        f"{one.number}. Жаңа",
    )


def test_who_may_only_read_pages_cannot_open_the_form():
    one = OrganizationFactory()
    dana = browser_of(staff("Dana Nobody"))
    assert dana.get(address(one)).status_code == 302
    assert dana.post(address(one), {"short_kk": "X"}).status_code == 302
    one.refresh_from_db()
    assert one.short_kk != "X"


def test_confirmed_today_is_allowed(editor):
    one = OrganizationFactory()
    save(editor, address(one), confirmed_on=str(datetime.date.today()))
    one.refresh_from_db()
    assert one.confirmed_on == datetime.date.today()
