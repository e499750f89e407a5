"""Tests that commit for real empty the database behind them; the rows of the migrations are put back.

Without this a test that runs after one of them, as happens when tests are shared out to several processes,
would miss the root of the page tree.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connections


def commits(item):
    """Say whether a test works outside of a transaction that is rolled back."""
    marker = item.get_closest_marker("django_db")
    if marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,)):
        return True
    return bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(items):
    """Have the rows of the migrations remembered when a test will empty the database."""
    for item in items:
        if commits(item):
            marker = item.get_closest_marker("django_db")
            given = {**(marker.kwargs if marker else {}), "transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**given), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Put the rows back once the test's own database has been emptied."""
    result = yield
    if commits(item) and nextitem is not None:  # after the last test the database itself is gone
        blocker = item.config.stash.get(BLOCKER, None)
        if blocker is not None:
            with blocker.unblock():
                _put_back()
    return result


BLOCKER = pytest.StashKey()


@pytest.fixture(autouse=True, scope="session")
def _keep_blocker(request, django_db_blocker):
    request.config.stash[BLOCKER] = django_db_blocker


def _put_back():
    for connection in connections.all(initialized_only=True):
        contents = getattr(connection, "_test_serialized_contents", None)
        if contents is not None:
            connection.creation.deserialize_db_from_string(contents)
            connection.close_if_unusable_or_obsolete()
    apps.get_model("contenttypes", "ContentType").objects.clear_cache()
