from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from organizations.enums import ReportState, Status
from organizations.models import MistakeReport, Organization, OrganizationPage, RemovedFact
from organizations.services.editing import Change, change_sectors
from tests.factories.organizations import OrganizationFactory, OrganizationPageFactory
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of, staff

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailsnippets_organizations_organization:list")
REPORTS = reverse("wagtailsnippets_organizations_mistakereport:list")


@pytest.fixture
def editor():
    return browser_of(administrator())


def act(name, organization):
    return reverse(f"wagtailsnippets_organizations_organization:{name}", args=[organization.pk])


def bulk(name, *organizations, **params):
    ids = "&".join(f"id={one.pk}" for one in organizations) or "id=all"
    more = "".join(f"&{key}={value}" for key, value in params.items())
    return f"/cms/bulk/organizations/organization/{name}/?{ids}{more}&next={LIST}"


def messages(response):
    return BeautifulSoup(response.content, "html.parser").select_one(".messages").get_text(" ", strip=True)


@pytest.mark.parametrize("name", ["hide", "show", "merge", "remove"])
def test_asking_changes_nothing(editor, name):
    one = OrganizationFactory()
    before = Organization.objects.filter(pk=one.pk).values().get()
    assert editor.get(act(name, one)).status_code == 200
    assert Organization.objects.filter(pk=one.pk).values().get() == before


def test_hiding_takes_the_pages_down_and_showing_brings_them_back(editor):
    site_tree()
    one = OrganizationPageFactory().organization
    editor.post(act("hide", one))
    one.refresh_from_db()
    assert (one.status, OrganizationPage.objects.filter(live=True).count()) == (Status.HIDDEN, 0)
    editor.post(act("show", one))
    one.refresh_from_db()
    assert (one.status, OrganizationPage.objects.filter(live=True).count()) == (Status.LISTED, 3)


def test_a_new_organisation_gets_its_pages_when_it_is_shown(editor):
    site_tree()
    one = OrganizationFactory(hidden=True)
    editor.post(act("show", one))
    assert OrganizationPage.objects.filter(organization=one, live=True).count() == 3


def test_merging_closes_an_entry_in_favour_of_the_number_that_is_typed(editor):
    one, other = OrganizationFactory(number=1), OrganizationFactory(number=2)
    assert editor.post(act("merge", one), {"into": "2"}).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.merged_into) == (Status.MERGED, other)


@pytest.mark.parametrize(
    ("into", "message"),
    [
        ("1", "An organisation cannot be merged into itself."),
        ("99", "There is no organisation with this number."),
        ("", "This field is required."),
    ],
)
def test_a_merge_that_cannot_be_is_refused_beside_the_field(editor, into, message):
    one = OrganizationFactory(number=1)
    response = editor.post(act("merge", one), {"into": into})
    found = BeautifulSoup(response.content, "html.parser").select_one(".error-message").get_text(strip=True)
    assert found == message
    one.refresh_from_db()
    assert one.status == Status.LISTED


def test_taking_down_on_request_removes_and_remembers_only_what_was_ticked(editor):
    one = OrganizationFactory(
        contacts={"phones": ["+77162255555", "+77011234567"]}, contact_person="Асқар Ерлан; Дана Омар"
    )
    facts = ["phones|+77162255555", "contact_person|Дана Омар"]
    assert editor.post(act("remove", one), {"facts": facts}).status_code == 302
    one.refresh_from_db()
    assert (one.contact_person, [row.value for row in one.contacts.all()]) == (
        "Асқар Ерлан",
        ["+77011234567"],
    )
    assert {row.field for row in RemovedFact.objects.all()} == {"phones", "contact_person"}


@pytest.mark.parametrize("facts", [[], ["phones|+77019999999"], ["number|1"], ["status|hidden"]])
def test_only_what_is_there_and_may_be_removed_can_be_taken_down(editor, facts):
    one = OrganizationFactory(contacts={"phones": ["+77162255555"]})
    assert editor.post(act("remove", one), {"facts": facts}).status_code == 200
    assert not RemovedFact.objects.exists()


def test_each_act_is_in_the_log_and_says_nothing_of_what_was_removed(editor):
    one = OrganizationFactory(contacts={"phones": ["+77162255555"]})
    editor.post(act("hide", one))
    editor.post(act("remove", one), {"facts": ["phones|+77162255555"]})
    entries = ModelLogEntry.objects.all()
    assert [entry.user.first_name for entry in entries] == ["Aigerim", "Aigerim"]
    assert "77162255555" not in str([entry.data for entry in entries])


@pytest.mark.parametrize("name", ["hide", "show", "merge", "remove"])
def test_who_may_not_change_organisations_can_do_none_of_it(name):
    one = OrganizationFactory(number=1, contacts={"phones": ["+77162255555"]})
    OrganizationFactory(number=2)
    before = Organization.objects.filter(pk=one.pk).values().get()
    dana = browser_of(staff("Dana Nobody"))
    assert dana.post(act(name, one), {"into": "2", "facts": ["phones|+77162255555"]}).status_code == 302
    assert Organization.objects.filter(pk=one.pk).values().get() == before
    assert one.contacts.count() == 1


def test_nobody_deletes_an_organisation_alone_or_in_bulk(editor):
    one = OrganizationFactory()
    delete = reverse("wagtailsnippets_organizations_organization:delete", args=[one.pk])
    assert editor.post(delete).status_code == 302
    editor.post(bulk("delete", one))
    one.refresh_from_db()
    assert one.status == Status.HIDDEN
    assert delete not in editor.get(LIST).content.decode()


def test_hiding_in_bulk_leaves_what_is_not_listed(editor):
    one, other = OrganizationFactory(number=1), OrganizationFactory(number=2)
    merged = OrganizationFactory(number=3, status=Status.MERGED, merged_into=other)
    response = editor.post(bulk("delete", one, merged), follow=True)
    assert "1 organisation is hidden now." in messages(response)
    merged.refresh_from_db()
    assert merged.status == Status.MERGED


@pytest.mark.parametrize(
    ("change", "asked", "left"),
    [
        ("add", ["umit"], [["bilim", "umit"], ["umit"]]),
        ("remove", ["bilim"], [[], []]),
        ("replace", ["umit"], [["umit"], ["umit"]]),
        ("replace", [], [[], []]),
    ],
)
def test_directions_are_set_in_bulk(editor, change, asked, left):
    one, other = OrganizationFactory(sectors=["bilim"]), OrganizationFactory()
    OrganizationFactory(sectors=["umit"])
    data = {"change": change, "sectors": asked, "reason": "By name"}
    assert editor.post(bulk("sectors", one, other), data).status_code == 302
    assert [sorted(row.sectors.values_list("pk", flat=True)) for row in (one, other)] == left
    one.refresh_from_db()
    assert one.sectors_reason == "By name"


def test_adding_no_direction_is_refused(editor):
    one = OrganizationFactory(sectors=["bilim"])
    response = editor.post(bulk("sectors", one), {"change": "add"})
    assert "Choose at least one direction." in response.content.decode()


def test_all_of_the_list_means_the_list_as_it_is_narrowed(editor):
    one = OrganizationFactory(short_kk="Көмек", sectors=["bilim"])
    other = OrganizationFactory(short_kk="Алау", sectors=["bilim"])
    hidden = OrganizationFactory(short_kk="Көмек", hidden=True, sectors=["bilim"])
    editor.post(bulk("sectors", status="listed", q="komek"), {"change": "replace", "sectors": []})
    assert [row.sectors.count() for row in (one, other, hidden)] == [0, 1, 1]


def test_directions_in_bulk_cost_the_same_for_many_but_for_the_lines_of_the_log():
    rows = [OrganizationFactory(sectors=["bilim"]) for _number in range(7)]
    counts = []
    for found in (rows[:1], rows[1:2], rows[2:]):
        with CaptureQueriesContext(connection) as queries:
            assert change_sectors(found, [], Change.REPLACE) == len(found)
        counts.append(len(queries))
    assert counts[2] - counts[1] == 4 * 2


@pytest.mark.parametrize("name", ["sectors", "delete"])
def test_who_may_not_change_organisations_can_do_nothing_in_bulk(name):
    one = OrganizationFactory(sectors=["bilim"])
    browser_of(staff("Dana Nobody")).post(bulk(name, one), {"change": "replace", "sectors": []})
    one.refresh_from_db()
    assert (one.status, one.sectors.count()) == (Status.LISTED, 1)


@pytest.fixture
def report():
    return MistakeReport.objects.create(
        organization=OrganizationFactory(),
        kind="mistake",
        text="The phone is old. " * 30,
        email="reader@example.kz",
    )


def answer(report):
    return reverse("wagtailsnippets_organizations_mistakereport:edit", args=[report.pk])


def test_a_report_is_read_whole_with_the_address_for_an_answer_and_the_list_without_it(editor, report):
    assert "reader@example.kz" in editor.get(answer(report)).content.decode()
    assert "reader@example.kz" not in editor.get(REPORTS).content.decode()


def test_a_report_is_closed_and_opened_again(editor, report):
    editor.post(answer(report), {"state": "done"})
    report.refresh_from_db()
    assert report.state == ReportState.DONE
    assert report.closed_at is not None
    editor.post(answer(report), {"state": "open"})
    report.refresh_from_db()
    assert (report.state, report.closed_at) == (ReportState.OPEN, None)


@pytest.mark.parametrize("state", ["open", "nonsense", ""])
def test_a_report_cannot_be_set_to_what_it_is_or_to_nothing(editor, report, state):
    assert editor.post(answer(report), {"state": state}).status_code == 200
    report.refresh_from_db()
    assert report.closed_at is None


def test_nobody_adds_or_deletes_a_report(editor, report):
    editor.post(reverse("wagtailsnippets_organizations_mistakereport:add"), {})
    editor.post(reverse("wagtailsnippets_organizations_mistakereport:delete", args=[report.pk]))
    editor.post(f"/cms/bulk/organizations/mistakereport/delete/?id={report.pk}&next={REPORTS}")
    assert list(MistakeReport.objects.all()) == [report]


def test_who_may_not_deal_with_reports_reads_none(report):
    assert browser_of(staff("Dana Nobody")).get(answer(report)).status_code == 302


def test_the_list_of_reports_costs_the_same_for_many(editor, report, django_assert_num_queries):
    for _number in range(2):
        editor.get(REPORTS)
        with django_assert_num_queries(8):
            editor.get(REPORTS)
        MistakeReport.objects.bulk_create(
            MistakeReport(organization=OrganizationFactory(), kind="closed", text="Gone")
            for _one in range(10)
        )
