from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django_tasks_db.models import DBTaskResult

from organizations.models import DirectoryImport, Organization, OrganizationPage
from organizations.services import uploads
from organizations.services.import_report import ImportReport
from portal.base import jobs
from portal.base.errors import Conflict
from portal.outbox import queue
from tests.factories.organizations import OrganizationFactory
from tests.factories.pages import site_tree
from tests.factories.places import CityFactory
from tests.factories.staff import administrator, browser_of, staff

pytestmark = pytest.mark.django_db
INDEX = reverse("directory-imports:index")
State = DirectoryImport.State
GOOD = 'number,name_kk,city_id,phones\n79,"«Жаңа» қоғамдық қоры",kokshetau,87011234567\n'
BAD = "number,name_kk,city_id,phones\n79,Жаңа,atlantis,12\n"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    CityFactory()
    return browser_of(administrator())


def many(rows):
    lines = [f"{number},Ұйым {number},kokshetau" for number in range(100, 100 + rows)]
    return "\n".join(["number,name_kk,city_id", *lines])


def upload(client, text=GOOD, name="new.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(INDEX, {"file": SimpleUploadedFile(name, content)})


def detail(found):
    return reverse("directory-imports:detail", args=[found.pk])


def work():
    while queue.run_one("worker"):
        pass


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ", strip=True)


def test_a_file_is_tried_first_and_written_on_the_second_press(editor):
    site_tree()
    response = upload(editor)
    found = DirectoryImport.objects.get()
    assert (response.status_code, response["Location"]) == (302, detail(found))
    assert (found.state, found.total, Organization.objects.count()) == (State.CHECKED, 1, 0)
    assert "This was a trial. Nothing was written." in text_of(editor.get(detail(found)))

    assert editor.post(detail(found)).status_code == 302

    found.refresh_from_db()
    assert found.state == State.APPLIED
    new = Organization.objects.get(number=79)
    assert [row.value for row in new.contacts.all()] == ["+77011234567"]
    assert OrganizationPage.objects.filter(organization=new, live=True).count() == 3


def test_a_refused_file_says_which_row_and_column_and_cannot_be_written(editor):
    upload(editor, BAD)
    found = DirectoryImport.objects.get()
    rows = BeautifulSoup(editor.get(detail(found)).content, "html.parser").select("table.listing tbody tr")
    cells = [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows]
    assert [row[:2] for row in cells] == [["2", "city_id"], ["2", "phones"]]
    assert cells[1][2].startswith("“12” is not a phone number.")
    editor.post(detail(found))
    found.refresh_from_db()
    assert (found.state, Organization.objects.count()) == (State.REFUSED, 0)


def test_the_trial_says_what_would_be_added_changed_kept_and_left(editor):
    first = "number,name_kk,city_id\n1,Бір,kokshetau\n2,Екі,kokshetau\n3,Үш,kokshetau\n"
    upload(editor, first)
    editor.post(detail(DirectoryImport.objects.get()))
    Organization.objects.filter(number=2).update(name_kk="Редактор")
    upload(editor, first.replace("Бір", "Бірінші").replace("Екі", "Екінші") + "4,Төрт,kokshetau\n")
    report = ImportReport.from_json(DirectoryImport.objects.first().report)
    assert report.counts() == {"added": 1, "changed": 1, "unchanged": 2, "kept": 1, "refused": 0}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xd0\xcf\x11\xe0", "old Excel file"),
        (b"PK\x03\x04 nothing", "The XLSX file cannot be read"),
        (b"number\n", "has a heading, but no rows"),
        ("number;name_kk;city_id\n1;Ә;nowhere".encode(), "is not known"),
    ],
)
def test_whatever_is_sent_the_answer_is_a_sentence_and_nothing_is_written(editor, content, message):
    assert message in text_of(editor.post(INDEX, {"file": SimpleUploadedFile("x.csv", content)}, follow=True))
    assert not Organization.objects.exists()


def test_no_file_and_too_large_a_file_are_refused_in_the_form(editor, monkeypatch):
    assert "This field is required." in text_of(editor.post(INDEX, {}))
    monkeypatch.setattr("organizations.admin_views.imports.MAX_BYTES", 20)
    assert "The file is larger than" in text_of(upload(editor))
    assert not DirectoryImport.objects.exists()


def test_a_large_file_is_the_workers_and_the_page_tells_how_far_it_is(editor):
    upload(editor, many(uploads.FEW_ROWS))
    found = DirectoryImport.objects.get()
    progress = reverse("directory-imports:progress", args=[found.pk])
    assert found.state == State.CHECKING
    page = BeautifulSoup(editor.get(detail(found)).content, "html.parser")
    assert page.select_one("[data-progress]")["data-progress"] == progress
    assert page.select_one("noscript meta")["http-equiv"] == "refresh"
    assert editor.get(progress).json() == {"running": True, "done": 0, "total": 500}

    work()
    found.refresh_from_db()
    assert (found.state, editor.get(progress).json()["running"]) == (State.CHECKED, False)

    editor.post(detail(found))
    found.refresh_from_db()
    assert (found.state, Organization.objects.count()) == (State.APPLYING, 0)
    work()
    found.refresh_from_db()
    assert (found.state, found.done, Organization.objects.count()) == (State.APPLIED, 500, 500)


def test_progress_is_seen_before_the_transaction_ends(editor):
    upload(editor, many(uploads.FEW_ROWS))
    found = DirectoryImport.objects.get()
    uploads._teller(found.pk)(250, 500)
    progress = reverse("directory-imports:progress", args=[found.pk])
    assert editor.get(progress).json() == {"running": True, "done": 250, "total": 500}


def test_the_pages_of_many_new_organisations_are_left_to_the_worker(editor, monkeypatch):
    monkeypatch.setattr(uploads, "PAGES_AT_ONCE", 2)
    site_tree()
    upload(editor, many(5))
    editor.post(detail(DirectoryImport.objects.get()))
    assert OrganizationPage.objects.count() == 0
    assert DBTaskResult.objects.count() == 3
    work()
    assert OrganizationPage.objects.count() == 15


def test_a_step_that_runs_twice_does_it_once(editor):
    upload(editor)
    found = DirectoryImport.objects.get()
    uploads.check_upload.call(found.pk, "en")
    editor.post(detail(found))
    uploads.write_upload.call(found.pk, "en")
    assert Organization.objects.count() == 1


def test_only_the_first_of_two_who_press_writes(editor):
    upload(editor)
    found = DirectoryImport.objects.get()
    uploads.write(found, language="en")
    with pytest.raises(Conflict):
        uploads.write(found, language="en")


def test_a_file_that_fails_while_it_is_written_can_be_written_again(editor, monkeypatch):
    upload(editor)
    found = DirectoryImport.objects.get()

    def breaks(*args, **kwargs):
        raise Conflict

    monkeypatch.setattr(uploads, "import_directory", breaks)
    with pytest.raises(Conflict):
        uploads.write(found, language="en")
    monkeypatch.undo()
    found.refresh_from_db()
    assert found.state == State.CHECKED
    assert uploads.write(found, language="en").state == State.APPLIED


def test_a_file_is_refused_when_the_directory_changed_since_the_trial(editor):
    upload(editor)
    OrganizationFactory(number=79, demo=True)
    found = DirectoryImport.objects.get()
    editor.post(detail(found))
    found.refresh_from_db()
    assert found.state == State.REFUSED


def test_the_content_is_forgotten_once_written_or_refused_and_after_a_week(editor):
    upload(editor)
    editor.post(detail(DirectoryImport.objects.get()))
    upload(editor, BAD)
    assert [bytes(one.content) for one in DirectoryImport.objects.all()] == [b"", b""]
    upload(editor)
    job = next(job for job in jobs.registered() if job.name == "organizations.forget_uploads")
    job.run(timezone.now())
    assert DirectoryImport.objects.count() == 3
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        job.run(timezone.now())
    assert [one.state for one in DirectoryImport.objects.all()] == [State.APPLIED]


def test_the_report_to_download_is_the_one_of_the_command(editor):
    upload(editor, BAD)
    found = DirectoryImport.objects.get()
    response = editor.get(reverse("directory-imports:report", args=[found.pk]))
    lines = response.content.decode().splitlines()
    assert lines == list(ImportReport.from_json(found.report).lines())
    assert "attachment" in response["Content-Disposition"]


def test_the_report_is_written_in_the_language_of_who_asked(editor, monkeypatch):
    heard = []
    real = uploads.import_directory

    def listen(*args, **kwargs):
        heard.append(get_language())
        return real(*args, **kwargs)

    monkeypatch.setattr(uploads, "import_directory", listen)
    bolat = browser_of(administrator("Bolat Bekov"), "ru")
    upload(bolat)
    upload(bolat, many(uploads.FEW_ROWS))
    work()
    assert heard == ["ru", "ru"]


def test_without_the_right_to_import_there_is_nothing_to_see_or_to_do(editor):
    upload(editor)
    found = DirectoryImport.objects.get()
    dana = browser_of(
        staff("Dana Omar", "organizations.change_organization", "organizations.add_organization")
    )
    names = ("detail", "progress", "report")
    addresses = [INDEX, *(reverse(f"directory-imports:{name}", args=[found.pk]) for name in names)]
    assert [dana.get(address).status_code for address in addresses] == [302] * 4
    assert upload(dana).status_code == 302
    dana.post(detail(found))
    assert (DirectoryImport.objects.count(), Organization.objects.count()) == (1, 0)
    assert INDEX not in dana.get(reverse("wagtailadmin_home")).content.decode()


def test_the_right_to_import_is_enough(editor):
    dana = browser_of(staff("Dana Omar", "organizations.import_directory"))
    upload(dana)
    dana.post(detail(DirectoryImport.objects.get()))
    assert Organization.objects.count() == 1
    assert INDEX in dana.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_of_imports_reads_no_file(editor, django_assert_num_queries):
    for _number in range(3):
        upload(editor)
    with django_assert_num_queries(8) as seen:
        editor.get(INDEX)
    assert not any('"content"' in query["sql"] for query in seen.captured_queries)
