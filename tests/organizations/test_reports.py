from __future__ import annotations

import uuid
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from organizations.enums import ReportState
from organizations.models import MistakeReport
from organizations.services.reports import MAX_TEXT, forget_old_reports, report_mistake
from portal.base.errors import Refused
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return OrganizationFactory(name_kk="«Көмек»")


def address(organization, language="kk", rest=""):
    return f"/{language}/organizations/{organization.slug}/report/{rest}"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def answers(**changed):
    return {
        "key": str(uuid.uuid4()), "kind": "mistake", "text": "Нөмір жауап бермейді.", "email": "",
        "homepage": "", **changed,
    }  # fmt: skip


def test_the_form_asks_for_little_and_nobody_keeps_a_copy(client, organization):
    response = client.get(address(organization))
    page = soup(response)
    form = page.select_one("main form[method=post]")
    assert "no-store" in response["Cache-Control"]
    assert {field["name"] for field in form.select("[name]")} == {
        "csrfmiddlewaretoken", "key", "kind", "text", "email", "homepage",
    }  # fmt: skip
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert form.select_one("[name=homepage]")["tabindex"] == "-1"


def test_the_kind_can_be_chosen_by_the_link_that_leads_here(client, organization):
    chosen = soup(client.get(address(organization) + "?kind=remove_name")).select("input[checked]")
    assert [field["value"] for field in chosen] == ["remove_name"]
    assert soup(client.get(address(organization) + "?kind=nonsense")).select("input[checked]") == []


def test_a_report_is_written_down_and_thanked_for(client, organization):
    sent = answers(kind="closed", email="a@b.kz")
    response = client.post(address(organization, "ru"), sent)
    report = MistakeReport.objects.get()
    assert (response.status_code, response["Location"]) == (303, address(organization, "ru", "thanks/"))
    assert (report.organization, report.kind, report.text) == (organization, "closed", sent["text"])
    assert (report.email, report.language, str(report.key)) == ("a@b.kz", "ru", sent["key"])
    assert report.state == ReportState.OPEN
    thanks = client.get(response["Location"])
    assert thanks.status_code == 200
    assert "no-store" in thanks["Cache-Control"]


def test_a_double_click_writes_once_and_shows_the_same_page(client, organization):
    sent = answers()
    places = {client.post(address(organization), sent)["Location"] for _ in range(3)}
    assert places == {address(organization, rest="thanks/")}
    assert MistakeReport.objects.count() == 1


def test_a_form_that_was_changed_and_sent_again_loses_nothing(client, organization):
    sent = answers()
    for text in ("Бірінші.", "Екінші.", "Екінші."):
        client.post(address(organization), {**sent, "text": text})
    assert sorted(MistakeReport.objects.values_list("text", flat=True)) == ["Бірінші.", "Екінші."]


def test_what_is_missing_is_said_and_what_was_typed_stays(client, organization):
    response = client.post(
        address(organization, "en"), answers(text="  ", email="nobody@", kind="remove_name")
    )
    page = soup(response)
    assert response.status_code == 422
    targets = [link["href"] for link in page.select(".summary a")]
    assert targets == ["#id_text", "#id_email"]
    assert all(page.select(target) for target in targets)
    assert page.select_one("#id_email")["value"] == "nobody@"
    assert page.select_one("input[checked]")["value"] == "remove_name"
    assert page.title.get_text().startswith("Error:")
    assert MistakeReport.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"kind": ""}, {"kind": "state"}, {"text": "а" * (MAX_TEXT + 1)}])
def test_a_spoiled_form_is_refused_with_words(client, organization, wrong):
    response = client.post(address(organization), answers(**wrong))
    assert response.status_code == 422
    assert soup(response).select(".summary")
    assert MistakeReport.objects.count() == 0


def test_a_form_that_lost_its_key_gets_a_new_one(client, organization):
    page = soup(client.post(address(organization), answers(key="spoiled", text="")))
    again = answers(key=page.select_one("[name=key]")["value"])
    assert client.post(address(organization), again).status_code == 303
    assert str(MistakeReport.objects.get().key) == again["key"]


@pytest.mark.parametrize("key", ["", "spoiled", "\u0000"])
def test_a_report_is_not_refused_for_its_key(client, organization, key):
    assert client.post(address(organization), answers(key=key)).status_code == 303
    assert MistakeReport.objects.count() == 1


def test_fields_that_nobody_was_asked_for_change_nothing(client, organization):
    client.post(address(organization), answers(state="done", organization="999", language="xx"))
    report = MistakeReport.objects.get()
    assert (report.state, report.organization, report.language) == (ReportState.OPEN, organization, "kk")


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, organization):
    response = client.post(address(organization), answers(homepage="https://spam.example"))
    assert response["Location"] == address(organization, rest="thanks/")
    assert MistakeReport.objects.count() == 0


def test_without_its_token_a_report_is_refused(organization, client):
    client.handler.enforce_csrf_checks = True
    assert client.post(address(organization), answers()).status_code == 403
    assert MistakeReport.objects.count() == 0


def test_too_many_reports_from_one_sender_are_asked_to_wait(client, organization, settings):
    settings.RATE_LIMITS = True
    cache.clear()
    for _ in range(10):
        assert client.post(address(organization), answers()).status_code == 303
    response = client.post(address(organization), answers(text="Маңызды."))
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Маңызды." in soup(response).select_one("textarea").get_text()
    assert MistakeReport.objects.count() == 10


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, organization, method):
    assert getattr(client, method)(address(organization)).status_code == 405


def test_a_merged_organisation_leads_to_the_one_it_became(client, organization):
    merged = OrganizationFactory(status="merged", merged_into=organization)
    assert client.get(address(merged))["Location"] == organization.get_absolute_url()


def test_the_service_refuses_what_no_form_would_send(organization):
    for wrong in ({"kind": "x"}, {"text": "  "}, {"text": "а" * (MAX_TEXT + 1)}):
        with pytest.raises(Refused):
            report_mistake(
                organization,
                **{"key": uuid.uuid4(), "kind": "mistake", "text": "а", "language": "kk", **wrong},
            )


def test_closed_reports_are_forgotten_after_a_year_and_open_ones_never(organization):
    now = timezone.now()
    ages = [
        (ReportState.DONE, 366),
        (ReportState.REFUSED, 400),
        (ReportState.DONE, 364),
        (ReportState.OPEN, 900),
    ]
    for state, days in ages:
        closed = None if state == ReportState.OPEN else now - timedelta(days=days)
        MistakeReport.objects.create(
            organization=organization, kind="mistake", text=str(days), state=state, closed_at=closed
        )
    assert forget_old_reports(now) == 2
    assert sorted(MistakeReport.objects.values_list("text", flat=True)) == ["364", "900"]
    assert forget_old_reports(now) == 0


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_the_same_report_sent_ten_times_at_once_is_one_row():
    organization = OrganizationFactory()
    key, start, found = uuid.uuid4(), Barrier(10), []

    def send():
        start.wait()
        try:
            found.append(report_mistake(organization, key=key, kind="mistake", text="Бір.", language="kk").pk)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 10
    assert len(set(found)) == 1
    assert MistakeReport.objects.count() == 1
