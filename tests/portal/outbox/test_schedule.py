"""Jobs run when they are due, catch up after a pause, and fail without harm to the others."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.base import jobs
from portal.outbox import schedule
from portal.outbox.models import JobRun
from portal.outbox.upkeep import clear_sessions

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def register(monkeypatch):
    """Give a function that registers a job, in a registry of this test's own."""
    monkeypatch.setattr(jobs, "_jobs", {})

    def register(name, run, every=HOUR):
        jobs.register(jobs.Job(name, run, every))

    return register


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def run():
    return schedule.run_due(timezone.now())


def test_a_job_runs_at_once_and_then_at_most_once_in_its_time(register, clock):
    calls = []
    register("count", calls.append)
    began = timezone.now()
    run()
    run()
    clock.shift(timedelta(minutes=59))
    run()
    assert calls == [began]
    clock.shift(timedelta(minutes=1))
    run()
    assert calls == [began, timezone.now()]
    row = JobRun.objects.get()
    assert (row.name, row.last_started, row.last_finished) == ("count", timezone.now(), timezone.now())


def test_after_a_pause_of_days_a_job_runs_once(register, clock):
    calls = []
    register("count", calls.append)
    run()
    clock.shift(timedelta(days=3))
    run()
    run()
    assert len(calls) == 2


def test_a_job_with_more_to_do_is_called_again_at_once(register, clock):
    left = [1, 2, 3]
    register("batch", lambda now: left.pop() > 1)
    assert [run(), run(), run(), run()] == [True, True, False, False]
    assert left == []


def test_only_true_means_more(register, clock):
    register("counting", lambda now: 7)
    assert run() is False
    assert run() is False


def test_a_job_that_raises_stops_no_other_and_is_tried_again(register, clock, caplog):
    calls = []

    def stumble(now):
        calls.append("stumble")
        raise RuntimeError("aigerim@x.kz is to blame")

    register("a-stumble", stumble)
    register("b-count", lambda now: calls.append("count"))
    pauses = []
    for _ in range(7):
        run()
        row = JobRun.objects.get(name="a-stumble")
        pauses.append((row.due_at - timezone.now()).total_seconds() / 60)
        clock.move_to(row.due_at)
    assert calls[:2] == ["stumble", "count"]
    assert pauses == [1, 5, 30, 120, 120, 120, 120]
    assert (row.failures, row.last_error, row.last_finished) == (7, "builtins.RuntimeError", None)
    told = [record.levelno for record in caplog.records if "a-stumble" in record.getMessage()]
    assert told == [logging.WARNING] * 4 + [logging.ERROR] + [logging.WARNING] * 2
    assert "test_schedule.py" in caplog.text
    assert "aigerim" not in caplog.text


def test_a_job_that_works_again_is_no_longer_failing(register, clock):
    fails = [True]

    def stumble(now):
        if fails:
            raise RuntimeError

    register("stumble", stumble)
    run()
    fails.clear()
    clock.shift(timedelta(minutes=1))
    run()
    row = JobRun.objects.get()
    assert (row.failures, row.last_error, row.due_at) == (0, "", timezone.now() + HOUR)


def test_a_job_whose_worker_died_is_due_again(register, clock):
    calls = []

    def die(now):
        calls.append(now)
        raise KeyboardInterrupt

    register("die", die)
    with pytest.raises(KeyboardInterrupt):
        run()
    run()
    assert len(calls) == 1
    clock.shift(schedule.LEASE)
    with pytest.raises(KeyboardInterrupt):
        run()


def test_a_job_is_not_lost_to_a_clock_that_ran_a_day_ahead(register, clock):
    calls = []
    register("count", calls.append)
    clock.shift(timedelta(days=1))
    run()
    clock.shift(-timedelta(days=1))
    run()
    assert len(calls) == 2


def test_a_job_another_worker_took_is_left_to_it(register, clock):
    calls = []
    register("count", calls.append)
    stale = JobRun.objects.create(name="count")
    JobRun.objects.update(due_at=timezone.now() + schedule.LEASE)
    assert not schedule._claim(stale)
    run()
    assert calls == []


def test_a_stop_leaves_the_other_jobs_for_later(register, clock):
    calls = []
    register("a", calls.append)
    register("b", calls.append)
    schedule.run_due(timezone.now(), stopping=lambda: len(calls) == 1)
    assert len(calls) == 1


def test_a_name_stands_for_one_job(register):
    register("a", print)
    register("a", print)
    with pytest.raises(ValueError, match="another job named a"):
        register("a", repr)


def test_expired_sessions_are_cleared(clock):
    for age in (-1, 60):
        session = SessionStore()
        session.set_expiry(age)
        session.create()
    clear_sessions(timezone.now())
    assert Session.objects.count() == 1
