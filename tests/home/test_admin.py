from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone, translation

from home.models import Helpline, PortalSettings, StandardPage
from home.services.attention import items
from organizations.models import MistakeReport
from portal.loading.keys import key_of_page
from portal.outbox.models import OutgoingMail
from tests.factories.organizations import OrganizationFactory
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of, staff

pytestmark = pytest.mark.django_db
DASHBOARD = reverse("wagtailadmin_home")
REPORT = reverse("home_reports:translations")
CODES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def tree():
    return site_tree(directories=False)


@pytest.fixture
def user():
    return administrator()


def names(user):
    return [item.name for item in items(user)]


def page_in(tree, language, name="about", **fields):
    """Publish an ordinary page of that name in a language."""
    page = StandardPage(
        title=name, slug=name, locale=tree.locales[language], translation_key=key_of_page(name), **fields
    )
    tree.homes[language].add_child(instance=page)
    page.save_revision().publish()
    return page


def rows_of(response):
    return BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")


def everything_in_order():
    settings = PortalSettings.objects.create(
        bin="123456789012",
        responsible="R",
        email="a@b.kz",
        **{f"operator_{code}": "O" for code in CODES},
        **{f"address_{code}": "A" for code in CODES},
    )
    Helpline.objects.create(settings=settings, number="111", label_kk="L", checked_on=timezone.localdate())
    return settings


def test_nothing_needs_attention_where_all_is_in_order(tree, user):
    everything_in_order()
    OrganizationFactory(confirmed=True)
    assert names(user) == []
    assert "Nothing. All pages are there" in browser_of(user).get(DASHBOARD).content.decode()


def test_what_is_missing_in_the_settings_is_named_with_the_way_there(tree, user):
    settings = everything_in_order()
    settings.bin = settings.operator_ru = ""
    settings.save()
    (item,) = items(user)
    assert item.sentence == "The settings of the portal lack: operator in Russian, BIN"
    assert item.url == reverse("wagtailsettings:edit", args=["home", "portalsettings"])
    assert browser_of(user).get(item.url, follow=True).status_code == 200


@pytest.mark.parametrize(("days", "found"), [(None, ["helplines"]), (181, ["helplines"]), (180, []), (0, [])])
def test_a_helpline_nobody_called_for_half_a_year_is_counted(tree, user, days, found):
    everything_in_order()
    checked_on = timezone.localdate() - datetime.timedelta(days=days) if days is not None else None
    Helpline.objects.update(checked_on=checked_on)
    assert names(user) == found


def test_listings_never_confirmed_lead_to_their_list(tree, user):
    everything_in_order()
    OrganizationFactory(confirmed=True)
    OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True, number=9001)
    OrganizationFactory(short_en="Only this")
    (item,) = items(user)
    assert item.sentence == "1 listing was never confirmed by its organisation"
    rows = BeautifulSoup(browser_of(user).get(item.url).content, "html.parser").select(
        "table.listing tbody tr"
    )
    assert ["Only this" in row.get_text() for row in rows] == [True]


def test_open_reports_lead_to_their_list(tree, user):
    everything_in_order()
    one = OrganizationFactory(confirmed=True)
    for state in ("open", "open", "done", "refused"):
        MistakeReport.objects.create(organization=one, kind="mistake", text=state, state=state)
    (item,) = items(user)
    assert item.sentence == "2 reports of mistakes are open"
    rows = BeautifulSoup(browser_of(user).get(item.url).content, "html.parser").select(
        "table.listing tbody tr"
    )
    assert len(rows) == 2


def test_mails_that_were_given_up_or_fail_are_counted(tree, user):
    everything_in_order()
    for number, (state, tries) in enumerate([("parked", 5), ("waiting", 2), ("waiting", 0), ("sent", 1)]):
        OutgoingMail.objects.create(message_id=str(number), state=state, tries=tries)
    assert [item.sentence for item in items(user)] == [
        "1 mail was given up after five tries",
        "1 mail could not be sent yet and is tried again",
    ]


def test_a_page_that_lacks_a_language_is_counted_once_and_listed(tree, user):
    everything_in_order()
    page_in(tree, "kk")
    page_in(tree, "ru")
    page_in(tree, "en", "only-english")
    (item,) = items(user)
    assert (item.name, item.sentence) == ("lacking", "2 pages lack a language")
    cells = report_cells(browser_of(user), item.url)
    assert cells == {
        "about": ["published", "published", "missing"],
        "only-english": ["missing", "missing", "published"],
    }


def report_cells(client, url):
    """Return the states of each page of the report by its title."""
    rows = BeautifulSoup(client.get(url).content, "html.parser").select("table.translations tbody tr")
    return {
        row.select_one("strong").get_text(): [
            cell.select_one(".w-status").get_text(strip=True) for cell in row.select("td")[1:]
        ]
        for row in rows
    }


def test_a_translation_lags_once_the_kazakh_text_was_published_anew(tree, user):
    everything_in_order()
    source = page_in(tree, "kk")
    page_in(tree, "ru")
    page_in(tree, "en")
    assert names(user) == []

    source.intro = "New"
    revision = source.save_revision()
    assert names(user) == []  # a draft is not yet what readers see
    revision.publish()

    (item,) = items(user)
    assert (item.name, item.sentence) == ("lagging", "1 page was changed in Kazakh after it was translated")
    cells = report_cells(browser_of(user), item.url)
    assert cells == {"about": ["published", "older than the Kazakh text", "older than the Kazakh text"]}


def test_a_translation_that_is_published_anew_no_longer_lags(tree, user):
    everything_in_order()
    source, *others = [page_in(tree, code) for code in CODES]
    source.save_revision().publish()
    for page in others:
        page.save_revision()
    assert names(user) == ["lagging"]
    for page in others:
        page.get_latest_revision().publish()
    assert names(user) == []


def test_a_page_that_is_taken_down_is_not_missed(tree, user):
    everything_in_order()
    page_in(tree, "kk").unpublish()
    assert names(user) == []


def test_the_report_offers_to_order_a_translation_to_whoever_may(tree, user):
    page = page_in(tree, "kk")
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert address in browser_of(user).get(REPORT).content.decode()
    assert browser_of(user).get(address).status_code == 200


def test_dashboard_and_report_cost_the_same_for_many(tree, user, django_assert_num_queries):
    client = browser_of(user)
    counts = []
    for number in range(3):
        page_in(tree, "kk", f"page-{number}")
        OrganizationFactory()
        client.get(REPORT)
        with django_assert_num_queries(6):
            items(user)
        with django_assert_num_queries(9) as seen:
            client.get(REPORT)
        counts.append(len(seen))
    assert len(set(counts)) == 1


def test_people_are_told_only_of_what_they_can_change(tree):
    everything_in_order()
    PortalSettings.objects.update(bin="")
    MistakeReport.objects.create(organization=OrganizationFactory(), kind="mistake", text="x")
    OutgoingMail.objects.create(message_id="1", state="parked")
    page_in(tree, "kk")
    assert names(staff("Dana Nobody")) == []
    assert names(staff("Erlan R", "organizations.change_mistakereport")) == ["reports"]
    assert names(staff("Asel O", "organizations.change_organization")) == ["unconfirmed"]
    assert names(staff("Marat S", "home.change_portalsettings")) == ["settings"]


def test_who_writes_no_pages_does_not_read_the_report_of_translations(tree):
    dana = browser_of(staff("Dana Nobody"))
    assert dana.get(REPORT).status_code == 302
    assert REPORT not in dana.get(DASHBOARD).content.decode()
