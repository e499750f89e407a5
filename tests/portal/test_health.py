from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from portal.base import health

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture(autouse=True)
def asked_anew():
    """Each test asks for itself."""
    health._verdict.forget()
    yield
    health._verdict.forget()


@pytest.fixture
def counted(monkeypatch):
    """Count how often the checks are made; each answers what the list says."""
    asked, answer = [], [True]

    def check():
        asked.append(1)
        return answer[0]

    monkeypatch.setattr(health, "CHECKS", {"database": check})
    return asked, answer


def test_alive_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response


def test_ready_when_a_row_and_a_file_can_be_written(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "failed": []})
    assert response["Cache-Control"] == "no-store"


def test_the_check_leaves_nothing_behind(client, settings):
    client.get("/readyz")
    assert not Session.objects.filter(session_key__startswith="readyz").exists()
    assert not list(Path(settings.VAR_DIR).glob(".readyz-*"))


def test_a_balancer_may_ask_by_any_host_and_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["portal.example"]
    for path in ("/healthz", "/readyz"):
        assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/kk/", headers={"host": "10.1.2.3:8000"}, secure=True).status_code == 400


def test_it_is_asked_at_most_once_in_five_seconds(client, counted):
    asked, _answer = counted
    for _ in range(20):
        client.get("/readyz")
    assert len(asked) == 1
    health._verdict.until -= health.HOLDS
    client.get("/readyz")
    assert len(asked) == 2


def test_what_fails_is_named_and_nothing_more(client, counted):
    counted[1][0] = False
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "failed": ["database"]}
    assert response["Retry-After"] == "5"


def test_it_heals_by_itself(client, counted):
    counted[1][0] = False
    assert client.get("/readyz").status_code == 503
    counted[1][0] = True
    health._verdict.forget()
    assert client.get("/readyz").status_code == 200


def test_a_folder_that_takes_no_files_is_not_ready(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "gone"
    assert client.get("/readyz").json()["failed"] == ["disk"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has one writer")
def test_a_database_that_another_process_holds_is_not_ready_soon(client):
    holder = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        response = client.get("/readyz")
    finally:
        holder.rollback()
        holder.close()
    assert response.json() == {"ready": False, "failed": ["database"]}
    health._verdict.forget()
    assert client.get("/readyz").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 20_000
