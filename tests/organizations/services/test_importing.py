from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError
from django.utils import translation

from organizations.models import Organization, OrganizationContact
from organizations.services import importing
from organizations.services.contacts import Withheld
from organizations.services.import_report import ImportReport, Kept
from organizations.services.importing import import_directory
from portal.base.errors import Conflict
from tests.factories.directory_files import COLUMNS, csv_file, row
from tests.factories.organizations import (
    CityFactory,
    OrganizationFactory,
    OrganizationPageFactory,
    SectorFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture(autouse=True)
def ready(db):
    CityFactory(id="taraz")
    CityFactory(id="astana")
    SectorFactory(id="bilim")
    SectorFactory(id="umit")
    with translation.override("en"):
        yield


def load(*rows, columns=COLUMNS, **options):
    report = import_directory(csv_file(*rows, columns=columns), "list.csv", **options)
    assert report.ok, report.refused
    return report


def values(kind, number=501):
    contacts = OrganizationContact.objects.filter(organization__number=number, kind=kind)
    return [contact.value for contact in contacts]


def everything():
    """Return all rows of the directory as they are stored."""
    through = Organization.sectors.through
    return [
        list(model.objects.order_by("pk").values()) for model in (Organization, OrganizationContact, through)
    ]


def test_a_new_organisation_gets_all_its_facts():
    report = load(row(501, locality_detail="Абай көшесі, 5", source_note="екі\nжол"))
    assert (report.added, report.changed, report.unchanged, report.kept) == ([501], [], 0, [])
    organization = Organization.objects.get()
    assert (organization.short_kk, organization.short_ru, organization.short_en) == (
        "Бірлік 501", "Бірлік 501", "Birlik 501"
    )  # fmt: skip
    assert (organization.city_id, organization.region_id) == ("taraz", "zhambyl-region")
    assert (organization.slug, organization.legal_form, organization.status) == ("birlik-501", "qq", "listed")
    assert (organization.address, organization.source_note) == ("Абай көшесі, 5", "екі\nжол")
    assert organization.source_year == 2020
    assert values("phones") == ["+77011234567", "+77262431122"]
    assert values("emails") == ["birlik@mail.kz"]


def test_importing_twice_changes_nothing():
    rows = [row(501), row(502, phones="8 (701) 222-33-44")]
    load(*rows)
    before = everything()
    report = load(*rows)
    assert (report.added, report.changed, report.unchanged, report.kept) == ([], [], 2, [])
    assert everything() == before


def test_a_trial_writes_nothing_and_tells_the_same():
    load(row(501))
    before = everything()
    file = csv_file(row(501, name_ru="Иначе"), row(502))
    trial = import_directory(file, "list.csv", dry_run=True)
    assert everything() == before
    real = import_directory(file, "list.csv")
    assert (trial.added, trial.changed, trial.unchanged) == (real.added, real.changed, real.unchanged)
    assert trial.verdict() == "This was a trial. Nothing was written."
    assert everything() != before


def test_what_the_source_changed_is_brought_up_to_date():
    load(row(501))
    report = load(row(501, name_ru="Фонд «Жаңа»", city_id="astana", phones="+77019999999", legal_form="qb"))
    assert report.changed[0].columns == ("name_ru", "legal_form", "short_ru", "city_id", "phones")
    organization = Organization.objects.get()
    assert (organization.short_ru, organization.region_id) == ("Жаңа", "astana-city")
    assert values("phones") == ["+77019999999"]
    assert " janga" not in organization.folded
    assert " astana" in organization.folded
    assert " taraz" not in organization.folded


def test_the_address_stays_when_the_name_changes():
    load(row(501))
    load(row(501, name_short="Жаңа атау", name_kk="«Жаңа атау» қоры"))
    assert Organization.objects.get().slug == "birlik-501"


def test_what_an_editor_changed_is_kept_and_said():
    load(row(501))
    organization = Organization.objects.get()
    organization.name_ru, organization.contact_person = "Фонд «Единство»", ""
    organization.save()
    organization.contacts.filter(kind="phones").first().delete()
    report = load(
        row(501, name_ru="Фонд «Жаңа»", contact_person="Басқа Адам", phones="+77019999999", name_en="New")
    )
    assert {kept.column for kept in report.kept} == {"name_ru", "contact_person", "phones"}
    assert report.kept[0] == Kept(501, "name_ru", "kept, edited here")
    organization.refresh_from_db()
    assert (organization.name_ru, organization.contact_person) == ("Фонд «Единство»", "")
    assert (organization.name_en, values("phones")) == ("New", ["+77262431122"])


def test_the_same_change_here_and_there_is_no_conflict():
    load(row(501))
    Organization.objects.update(name_ru="Фонд «Жаңа»")
    assert load(row(501, name_ru="Фонд «Жаңа»")).kept == []
    assert load(row(501, name_ru="Фонд «Тағы»")).changed[0].columns == ("name_ru", "short_ru")


def test_a_place_that_an_editor_changed_is_kept():
    load(row(501))
    organization = Organization.objects.get()
    organization.city, organization.region = None, CityFactory(id="astana").region
    organization.save()
    assert [kept.column for kept in load(row(501)).kept] == ["city_id"]
    assert Organization.objects.get().region_id == "astana-city"


def test_an_organisation_made_by_hand_only_gets_what_it_lacks():
    OrganizationFactory(number=501, name_ru="", short_ru="", city=CityFactory(id="taraz"))
    report = load(row(501))
    assert "name_ru" in report.changed[0].columns
    assert {"name_kk", "name_en"} <= {kept.column for kept in report.kept}
    assert Organization.objects.get().name_kk == "«Ұйым 501» қоғамдық бірлестігі"


def test_columns_that_the_file_lacks_are_left_alone():
    load(row(501))
    report = load(
        {"number": "501", "name_kk": row(501)["name_kk"], "city_id": "taraz"},
        columns=("number", "name_kk", "city_id"),
    )
    assert (report.unchanged, report.kept) == (1, [])
    assert len(values("phones")) == 2


def test_a_short_name_is_found_in_the_quotes_where_none_is_given():
    load(row(501, name_short="", name_kk="««Парыз» Сарқан волонтерлері» ЖҚБ"))
    organization = Organization.objects.get()
    assert (organization.short_kk, organization.slug) == ("Парыз", "paryz")


def test_organisations_of_one_name_get_addresses_by_number():
    load(row(503, name_short="Достар"), row(501, name_short="Достар"), row(502, name_short="report"))
    load(row(504, name_short="Достар"))
    slugs = dict(Organization.objects.values_list("number", "slug"))
    assert slugs == {501: "dostar", 502: "report-502", 503: "dostar-503", 504: "dostar-504"}


def test_directions_are_written_while_untouched():
    columns = (*COLUMNS, "sectors", "reach")
    load(row(501, sectors="umit;bilim", reach="region"), columns=columns)
    assert load(row(501, sectors="umit", reach="region"), columns=columns).changed[0].columns == ("sectors",)
    organization = Organization.objects.get()
    assert [sector.pk for sector in organization.sectors.all()] == ["umit"]
    organization.sectors.set(["bilim"])
    assert [kept.column for kept in load(row(501, sectors="umit", reach="region"), columns=columns).kept] == [
        "sectors"
    ]
    assert [sector.pk for sector in organization.sectors.all()] == ["bilim"]


def test_titles_of_pages_follow_the_names(site_tree):
    load(row(501))
    page = OrganizationPageFactory(organization=Organization.objects.get(), language="ru")
    load(row(501, name_ru="Фонд «Жаңа»"))
    page.refresh_from_db()
    assert (page.title, page.draft_title) == ("Фонд «Жаңа»", "Фонд «Жаңа»")


def test_confirmation_and_status_are_not_the_files_business():
    load(row(501))
    Organization.objects.update(confirmed_on=datetime.date(2026, 3, 1), status="hidden")
    load(row(501, name_en="Other"))
    organization = Organization.objects.get()
    assert (organization.confirmed_on, organization.status) == (datetime.date(2026, 3, 1), "hidden")


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch):
    load(row(501))
    before = everything()
    monkeypatch.setattr(importing, "BATCH", 2)
    written = []

    def apply(plan):
        if written:
            raise OSError("the power went out")
        real(plan)
        written.append(plan)

    real = importing.apply
    monkeypatch.setattr(importing, "apply", apply)
    file = csv_file(row(501, name_ru="Иначе"), *(row(number) for number in range(502, 507)))
    with pytest.raises(OSError, match="power"):
        import_directory(file, "list.csv")
    assert (len(written), everything()) == (1, before)
    monkeypatch.setattr(importing, "apply", real)
    assert import_directory(file, "list.csv").added == [502, 503, 504, 505, 506]


def test_two_imports_at_once_are_a_conflict(monkeypatch):
    def apply(plan):
        raise IntegrityError("UNIQUE")

    monkeypatch.setattr(importing, "apply", apply)
    with pytest.raises(Conflict, match="Nothing was written"):
        import_directory(csv_file(row(501)), "list.csv")


def test_progress_is_told_by_batches(monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    told = []
    load(
        *(row(number) for number in range(501, 506)), progress=lambda done, total: told.append((done, total))
    )
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_a_report_survives_storing():
    load(row(501), row(502))
    Organization.objects.filter(number=501).update(name_en="Edited")
    report = load(row(501, name_en="x"), row(502, name_en="y"), withheld=Withheld([]))
    assert ImportReport.from_json(report.as_json()) == report
    assert list(report.lines()) == [
        "list.csv: 2 organisations",
        "added 0, changed 2, unchanged 0, kept 1, refused 0",
        "Organisation 501, column name_en: kept, edited here",
        "Everything was written.",
    ]
