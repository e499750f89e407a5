from __future__ import annotations

import socket

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.mark.parametrize("address", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_a_connection_that_leaves_the_machine_is_refused(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as outward, pytest.raises(PermissionError, match="must not reach"):
        outward.connect((address, 80))


def test_a_connection_to_this_machine_is_made():
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_finds_nothing_of_the_one_before(turn):
    assert translation.get_language() == "kk"
    assert cache.get("left-behind") is None
    translation.activate("ru")
    cache.set("left-behind", turn)
