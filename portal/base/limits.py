"""Limits on how often one sender may do something, exact on every cache that can add a key.

Each allowed act takes one of as many places as the limit has, and its place comes free when the period is
over. Adding a key is atomic on the database, on Redis and in memory; counting up is not (on the database it
is read, then written, and forgets how long the counter should live), so nothing is counted here.
"""

from __future__ import annotations

import ipaddress
import re
import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.base.errors import TooMany

_RATE = re.compile(r"(\d+)/(\d*)([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
#: What one household or office has in IPv6.
_NETWORK = 64


class Rate(NamedTuple):
    """So many acts in so many seconds."""

    amount: int
    seconds: int


def parse_rate(rate: str) -> Rate:
    """Read `5/h` or `20/10m`."""
    match = _RATE.fullmatch(rate)
    if match is None:
        raise ValueError(f"{rate!r} is no rate; write it as 5/h or 20/10m.")
    amount, times, unit = match.groups()
    return Rate(int(amount), int(times or 1) * _SECONDS[unit])


def client_address(request: HttpRequest) -> str:
    """Return where the request comes from, believing only as many proxies as the settings say there are."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted = min(settings.NUM_PROXIES, len(hops))
    if trusted:
        address = _address(hops[-trusted])
        if address:
            return address
    return _address(request.META.get("REMOTE_ADDR", "")) or "unknown"


def _address(text: str) -> str:
    """Return an address in its usual form, IPv6 by its network, `` for anything else."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, _NETWORK), strict=False).network_address)
    return str(found)


def limit(request: HttpRequest, key: str, rate: str, who: str | None = None) -> None:
    """Take one of the places that `rate` gives for the act `key`, or raise `TooMany`.

    Counts by the client's address, or by `who` where another thing is to be spared (the address that mail
    goes to). Nothing personal is kept: only a keyed hash of it.
    """
    if not settings.RATE_LIMITS:
        return
    amount, seconds = parse_rate(rate)
    sender = client_address(request) if who is None else who.strip().casefold()
    name = salted_hmac("portal.base.limits", f"{key}|{rate}|{sender}", algorithm="sha256").hexdigest()
    places = [f"limit:{name}:{place}" for place in range(amount)]
    now = time.time()
    taken = cache.get_many(places)
    for place in places:
        if place not in taken and cache.add(place, now + seconds, timeout=seconds):
            return
    raise TooMany(max(1, round(min(taken.values(), default=now + seconds) - now)))
