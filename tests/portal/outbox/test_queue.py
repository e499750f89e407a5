"""Queued tasks run at least once, whatever happens to their workers; poison is put aside."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from portal.outbox import presence, queue

pytestmark = pytest.mark.django_db
calls = []


@task(backend="queue")
def note(word):
    calls.append(word)


@task(backend="queue")
def stumble(word):
    calls.append(word)
    raise RuntimeError("aigerim@x.kz is to blame")


@pytest.fixture(autouse=True)
def no_calls():
    calls.clear()


def run_all(worker="me"):
    while queue.run_one(worker):
        pass


def test_tasks_run_in_their_order():
    note.enqueue("a")
    note.using(priority=5).enqueue("b")
    run_all()
    assert calls == ["b", "a"]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


def test_a_task_for_later_waits():
    note.using(run_after=timezone.now() + timedelta(minutes=1)).enqueue("a")
    assert not queue.run_one("me")
    assert calls == []


def test_a_failing_task_waits_lets_others_pass_and_is_parked_after_five_tries(caplog):
    stumble.enqueue("bad")
    note.enqueue("good")
    pauses = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            run_all()
            row = DBTaskResult.objects.get(task_path__endswith="stumble")
            pauses.append((row.run_after - timezone.now()).total_seconds() / 60)
            clock.shift(timedelta(hours=3))
        run_all()
    assert calls == ["bad", "good", "bad", "bad", "bad", "bad"]
    assert pauses[:4] == [1, 5, 30, 120]
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 5)
    own = [record for record in caplog.records if record.name == "portal.outbox.queue"]
    alarms = [record.getMessage() for record in own if record.levelno == logging.ERROR]
    assert alarms == [f"Task {row.pk} ({row.task_path}) is parked after 5 tries: builtins.RuntimeError."]


def left_running_by(worker, tries=1, started=None):
    note.enqueue("a")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, worker_ids=[worker] * tries, started_at=started or timezone.now()
    )


def test_what_a_killed_worker_was_running_is_run_again():
    with presence.present() as name:
        pass
    (presence._folder() / name).touch()  # what a kill leaves behind: the file without its lock
    left_running_by(name)
    assert queue.recover("me", timezone.now()) == 1
    assert presence.dead() == []
    run_all()
    assert calls == ["a"]
    assert DBTaskResult.objects.get().worker_ids == [name, "me"]


def test_what_a_living_worker_is_running_is_left_to_it():
    with presence.present() as name:
        left_running_by(name)
        assert queue.recover("me", timezone.now()) == 0
        assert presence.living() == [name]
    assert presence.living() == []


def test_what_a_worker_of_another_machine_began_long_ago_is_run_again():
    left_running_by("elsewhere", started=timezone.now() - timedelta(minutes=59))
    assert queue.recover("me", timezone.now()) == 0
    assert queue.recover("me", timezone.now() + timedelta(minutes=2)) == 1


def test_a_task_that_kills_its_workers_is_parked(caplog):
    left_running_by("me", tries=5)
    assert queue.recover("me", timezone.now()) == 0
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == (
        TaskResultStatus.FAILED,
        "portal.outbox.queue.WorkerDied",
    )
    assert "is parked after 5 tries: its workers died" in caplog.text
    assert calls == []


def test_a_task_another_worker_was_faster_with_is_not_run(monkeypatch):
    note.enqueue("a")
    ready = DBTaskResult.objects.ready
    first = ready().first()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["other"])
    seen = DBTaskResult.objects.filter(pk=first.pk)
    monkeypatch.setattr(type(DBTaskResult.objects), "ready", lambda self: seen)
    assert queue.run_one("me")
    assert calls == []
    assert DBTaskResult.objects.get().worker_ids == ["other"]


def test_results_are_kept_for_thirty_days():
    for _ in range(3):
        note.enqueue("a")
    run_all()
    old, fresh, running = DBTaskResult.objects.all()
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=31))
    DBTaskResult.objects.filter(pk=running.pk).update(status=TaskResultStatus.RUNNING, finished_at=None)
    queue.prune_results(timezone.now())
    assert set(DBTaskResult.objects.all()) == {fresh, running}
