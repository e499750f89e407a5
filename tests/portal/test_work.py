"""The worker does all that is due, ends when told, and loses nothing when it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.base import jobs
from portal.management.worker import WorkLoop
from portal.outbox import presence, schedule, services
from portal.outbox.models import JobRun, OutgoingMail
from tests.portal.worker_tasks import leave_a_row

ROOT = Path(__file__).resolve().parents[2]


def write(name):
    return OutgoingMail.objects.create(message_id=f"<{name}@test>", recipient=f"{name}@x.kz", text="t")


@pytest.fixture
def own_jobs(monkeypatch):
    """Let a test register jobs of its own."""
    monkeypatch.setattr(jobs, "_jobs", {})


@pytest.mark.django_db
def test_once_does_everything_that_is_due(own_jobs, mailoutbox):
    left = [1, 2, 3]
    jobs.register(jobs.Job("batch", lambda now: bool(left.pop() > 1), timedelta(hours=1)))
    for number in range(services.BATCH + 1):
        write(f"m{number}")
    leave_a_row.enqueue("from the task")
    call_command("work", "--once")
    assert len(mailoutbox) == services.BATCH + 1
    assert JobRun.objects.filter(name="from the task").exists()
    assert left == []
    call_command("work", "--once")
    assert len(mailoutbox) == services.BATCH + 1


@pytest.mark.django_db
def test_every_registered_job_runs_on_what_a_new_portal_has():
    call_command("work", "--once")
    failing = list(JobRun.objects.filter(failures__gt=0).values_list("name", "last_error"))
    assert failing == []
    assert set(JobRun.objects.values_list("name", flat=True)) == {job.name for job in jobs.registered()}


@pytest.mark.django_db
def test_a_step_that_fails_stops_no_other_and_is_told(own_jobs, monkeypatch, caplog):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(services, "send_due", locked)
    leave_a_row.enqueue("from the task")
    with pytest.raises(CommandError, match="Not everything"):
        call_command("work", "--once")
    assert JobRun.objects.filter(name="from the task").exists()
    assert "The worker's step send_mail failed: django.db.utils.OperationalError" in caplog.text


@pytest.mark.django_db
def test_an_unreachable_mail_server_is_left_alone_for_a_while(own_jobs, monkeypatch):
    tried = []

    def unreachable(now, stopping):
        tried.append(now)
        return services.Batch(unreachable=True)

    monkeypatch.setattr(services, "send_due", unreachable)
    loop = WorkLoop("me")
    assert [loop.round(), loop.round()] == [False, False]
    assert len(tried) == 1


@pytest.mark.django_db
def test_the_loop_ends_after_the_step_in_which_it_was_told(own_jobs, monkeypatch):
    loop = WorkLoop("me")
    ran = []
    monkeypatch.setattr(schedule, "run_due", lambda now, stopping: ran.append("jobs"))

    def stop(now, stopping):
        loop.stopping = True
        ran.append("mail")
        return services.Batch(sent=1)

    monkeypatch.setattr(services, "send_due", stop)
    loop.run()
    assert ran == ["mail"]


@pytest.mark.django_db
def test_the_state_of_the_outbox_is_told_and_parked_mail_released(own_jobs, capsys):
    write("waiting")
    parked = write("parked")
    OutgoingMail.objects.filter(pk=parked.pk).update(state=OutgoingMail.State.PARKED)
    JobRun.objects.create(name="stumbles", failures=2, last_error="builtins.RuntimeError")
    with presence.present():
        with pytest.raises(CommandError, match="1 mails are parked; the job stumbles fails"):
            call_command("outbox")
        JobRun.objects.all().delete()
        call_command("outbox", "--retry")
    assert "Mail: 2 waiting (0 for over 15 minutes), 0 parked" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no worker"):
        call_command("outbox")


@contextmanager
def worker_process(settings):
    """Run a worker on the test database and in the test's folder; it writes its mail to files."""
    name = connection.settings_dict["NAME"]
    place = f"sqlite:///{name}" if connection.vendor == "sqlite" else os.environ["TEST_DATABASE_URL"]
    place = place if connection.vendor == "sqlite" else f"{place.rpartition('/')[0]}/{name}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": place,
        "VAR_DIR": str(settings.VAR_DIR),
    }
    with subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT, env=environment) as worker:
        try:
            yield worker
        finally:
            worker.kill()


def wait_for(condition, seconds=120):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.1)


def done():
    return DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count()


def due_mail():
    return OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING, due_at__lte=timezone.now()).exists()


@pytest.mark.db
@pytest.mark.parametrize(("kills", "tasks"), [(2, 60), pytest.param(20, 2_000, marks=pytest.mark.prove)])
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_again_and_again_loses_nothing(settings, tmp_path, kills, tasks):
    settings.VAR_DIR = tmp_path
    for number in range(tasks):
        leave_a_row.enqueue(f"task {number}")
        write(f"m{number}")
    for kill in range(kills):
        with worker_process(settings):
            wait_for(lambda kill=kill: done() > tasks * (kill + 1) // (kills + 2))
    with worker_process(settings) as worker:
        wait_for(lambda: presence.living() and not presence.dead(), seconds=60)
        wait_for(lambda: done() == tasks and not due_mail(), seconds=300)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=60) == 0
    assert JobRun.objects.filter(name__startswith="task ").count() == tasks
    files = list((tmp_path / "mail").glob("*.eml"))
    waiting = OutgoingMail.objects.exclude(state=OutgoingMail.State.SENT).count()
    assert len(files) >= tasks - waiting
    assert waiting <= kills, "only the mail in hand may still be leased"
    assert presence.dead() == presence.living() == []


@pytest.mark.django_db
def test_ctrl_c_and_term_together_end_it_after_the_step(own_jobs, monkeypatch):
    sent = []

    def press(now, stopping):
        for number in (signal.SIGINT, signal.SIGTERM):
            os.kill(os.getpid(), number)
            time.sleep(0.01)
        sent.append(stopping())
        return services.Batch(sent=1)

    monkeypatch.setattr(services, "send_due", press)
    call_command("work")
    assert sent == [True]


@pytest.mark.django_db
def test_ctrl_c_twice_ends_at_once(own_jobs, monkeypatch):
    def press(now, stopping):
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.01)
        raise AssertionError("it went on")

    assert threading.current_thread() is threading.main_thread()
    monkeypatch.setattr(services, "send_due", press)
    with pytest.raises(SystemExit):
        call_command("work")
