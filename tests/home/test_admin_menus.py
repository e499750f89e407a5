from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from home.models import MenuItem
from portal.base import destinations
from tests.factories.home import standard_pages
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db
MENUS = reverse("wagtailsnippets_home_menuitem:list")


@pytest.fixture
def user():
    return administrator()


def edit(item):
    return reverse("wagtailsnippets_home_menuitem:edit", args=[item.pk])


def save(client, url, **values):
    form = querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form").copy()
    for name, value in values.items():
        form[name] = str(value)
    return client.post(url, form)


def entry(key, **fields):
    return MenuItem.objects.create(**{"key": key, "label_kk": key, "place": "main", **fields})


def test_a_menu_item_leads_to_a_part_of_the_portal_that_there_is(user):
    item = entry("one")
    client = browser_of(user)
    assert save(client, edit(item), destination="nowhere").status_code == 200
    assert save(client, edit(item), destination="map").status_code == 302
    item.refresh_from_db()
    assert item.destination == "map"


def test_a_part_that_is_not_there_any_more_can_stay(user):
    item = entry("one", destination="gone")
    assert save(browser_of(user), edit(item), label_kk="Жаңа").status_code == 302
    item.refresh_from_db()
    assert (item.destination, item.label_kk) == ("gone", "Жаңа")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: {"parent": entry("other", place="footer").pk}, "This group stands in the other menu."),
        (
            lambda: {"parent": entry("third", parent=entry("second")).pk},
            "Select a valid choice.",
        ),
        (
            lambda: {"page": Page.objects.first().pk, "destination": "map"},
            "Choose a page or a part of the portal",
        ),
    ],
)
def test_a_menu_item_that_cannot_be_is_refused(user, make, message):
    item = entry("one")
    response = save(browser_of(user), edit(item), **make())
    assert message in BeautifulSoup(response.content, "html.parser").get_text()
    item.refresh_from_db()
    assert (item.parent, item.page, item.destination) == (None, None, "")


def test_a_group_cannot_become_a_part_of_a_group(user):
    group, other = entry("group"), entry("other")
    entry("item", parent=group)
    response = save(browser_of(user), edit(group), parent=other.pk)
    assert "This item is a group itself." in response.content.decode()


def test_the_key_of_a_menu_item_stays(user):
    item = entry("one")
    save(browser_of(user), edit(item), key="other", label_kk="Жаңа")
    item.refresh_from_db()
    assert (item.key, item.label_kk) == ("one", "Жаңа")


def test_the_list_of_menus_says_whose_target_is_there_and_costs_the_same_for_many(
    user, django_assert_num_queries
):
    page = standard_pages(site_tree(directories=False))["kk"]
    client = browser_of(user)
    group = entry("group")
    for number in range(3):
        entry(f"item-{number}", parent=group, page=page)
        client.get(MENUS)
        with django_assert_num_queries(8):
            client.get(MENUS)
    there = shown(client)
    page.unpublish()
    assert (there, shown(client)) == (["?", "yes", "yes", "yes"], ["?", "no", "no", "no"])


def shown(client):
    """Return what the list says of the target of each item, in its order."""
    rows = BeautifulSoup(client.get(MENUS).content, "html.parser").select("table.listing tbody tr")
    words = {"icon-help": "?", "icon-check": "yes", "icon-cross": "no"}
    icons = [row.select("td")[4].select_one("svg")["class"] for row in rows]
    return [next(words[name] for name in found if name in words) for found in icons]


def test_the_list_names_the_address_of_a_part_and_the_name_of_one_that_is_not_there(user):
    entry("one", destination="api-docs")
    entry("two", destination="nowhere")
    page = BeautifulSoup(browser_of(user).get(MENUS).content, "html.parser")
    cells = {cell.get_text(strip=True) for cell in page.select("td")}
    assert {"nowhere", destinations.path_of("api-docs", "en")} <= cells
    assert "api-docs" not in cells
