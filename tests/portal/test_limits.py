from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections

from portal.base.errors import TooMany
from portal.base.limits import client_address, limit, parse_rate

NOW = 1_800_000_000


@pytest.fixture(autouse=True)
def limits_on(settings):
    """The test settings lift the limits."""
    settings.RATE_LIMITS = True


def tries(request, number, rate="3/h", key="report", who=None):
    """Return how many of so many tries were allowed."""
    allowed = 0
    for _ in range(number):
        try:
            limit(request, key, rate, who)
            allowed += 1
        except TooMany:
            pass
    return allowed


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("5/s", (5, 1)), ("20/10m", (20, 600)), ("3/h", (3, 3_600)), ("20/d", (20, 86_400))],
)
def test_a_rate_is_read(rate, expected):
    assert parse_rate(rate) == expected


@pytest.mark.parametrize("rate", ["5", "5/", "/h", "5/w", "-1/h", "5/h/ip", ""])
def test_what_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError, match="no rate"):
        parse_rate(rate)


def test_so_many_are_allowed_and_no_more(rf):
    assert tries(rf.post("/"), 10) == 3


def test_senders_and_acts_are_counted_apart(rf):
    tries(rf.post("/", REMOTE_ADDR="10.0.0.1"), 3)
    assert tries(rf.post("/", REMOTE_ADDR="10.0.0.2"), 5) == 3
    assert tries(rf.post("/", REMOTE_ADDR="10.0.0.1"), 5, key="claim") == 3


def test_what_is_to_be_spared_can_be_named(rf):
    one, two = rf.post("/", REMOTE_ADDR="10.0.0.1"), rf.post("/", REMOTE_ADDR="10.0.0.2")
    assert tries(one, 2, who="Victim@Mail.kz ") + tries(two, 5, who="victim@mail.kz") == 3


def test_a_place_comes_free_when_its_period_is_over(rf):
    request = rf.post("/")
    with time_machine.travel(NOW, tick=False) as clock:
        assert tries(request, 2) == 2
        clock.shift(3_000)
        assert tries(request, 5) == 1
        clock.shift(599)
        assert tries(request, 5) == 0
        clock.shift(2)
        assert tries(request, 5) == 2
        clock.shift(2_398)
        assert tries(request, 5) == 0


def test_the_refusal_says_when_to_come_back(rf):
    with time_machine.travel(NOW, tick=False) as clock:
        tries(rf.post("/"), 1, rate="1/h")
        clock.shift(1_000)
        with pytest.raises(TooMany) as refused:
            limit(rf.post("/"), "report", "1/h")
    assert refused.value.retry_after == 2_600
    assert refused.value.status == 429


def test_limits_can_be_lifted(rf, settings):
    settings.RATE_LIMITS = False
    assert tries(rf.post("/"), 50) == 50


def test_the_cache_holds_nothing_of_the_sender(rf):
    limit(rf.post("/", REMOTE_ADDR="10.11.12.13"), "report", "3/h")
    limit(rf.post("/"), "report", "3/h", who="canary@mail.kz")
    kept = repr(cache._cache)
    assert len(cache._cache) == 2
    assert "canary" not in kept
    assert "10.11.12.13" not in kept


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_rivals_at_the_same_moment_get_no_more_on_the_database_cache(rf, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "limits_test"}
    }
    call_command("createcachetable", verbosity=0)

    def attempt(number):
        try:
            return tries(rf.post("/"), 3, rate="5/h")
        finally:
            connections.close_all()

    try:
        with ThreadPoolExecutor(8) as rivals:
            assert sum(rivals.map(attempt, range(8))) == 5
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE limits_test")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "10.0.0.9"),
        (0, "1.2.3.4", "10.0.0.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 5.5.5.5", "1.2.3.4"),
        (2, "1.2.3.4", "1.2.3.4"),
        (1, "nonsense", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:1.2.3.4", "1.2.3.4"),
    ],
)
def test_the_address_is_that_which_our_own_proxies_saw(rf, settings, proxies, forwarded, expected):
    settings.NUM_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", headers={"x-forwarded-for": forwarded})
    assert client_address(request) == expected


def test_a_socket_without_an_address_is_one_sender(rf):
    assert client_address(rf.get("/", REMOTE_ADDR="")) == "unknown"
