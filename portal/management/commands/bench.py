"""Measure the budgets of speed and print them as tables: ratios to anchors of the same run.

Run it on an otherwise idle machine: `make bench`. It serves copies of its own (in `var/bench*`), so the
running portal's data is not touched. It ends with status 1 when a budget is missed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organizations.models import Organization
from portal.management.benching.generated import fill
from portal.management.benching.load import Measured, measure
from portal.management.benching.servers import Server
from portal.management.benching.tables import Verdict, table

BARE = "portal.management.benching.bare:application"
PORTAL = "portal.wsgi:application"
UNCACHED = "_=x"


def ordinary_paths(slug: str) -> dict[str, str]:
    """Return what is measured under its names: pages, then interfaces for programs.

    `_` is an unknown parameter: the answer is made anew each time, as for the first reader.
    """
    return {
        "home": "/kk/?_=x",
        "directory": "/kk/organizations/?_=x",
        "directory, filtered": "/kk/organizations/?region=almaty-city&_=x",
        "directory, words": "/kk/organizations/?q=%D0%B6%D0%B0%D1%81",
        "organisation": f"/kk/organizations/{slug}/?_=x",
        "text page": "/kk/zhoba-turaly/?_=x",
        "API list": "/api/v1/organizations?lang=kk",
        "API one": "/api/v1/organizations/1?lang=kk",
        "GeoJSON": "/api/v1/organizations.geojson",
        "Wagtail API v2 list": "/api/v2/pages/?type=organizations.OrganizationPage&fields=intro&limit=20",
    }


def map_paths() -> list[str]:
    """Return questions of the map: country, part, region and town, each with and without a filter."""
    boxes = (
        "",
        "&bbox=60,45,75,53&zoom=5",
        "&bbox=76,43,78,44&zoom=9",
        "&bbox=76.8,43.1,77,43.3&zoom=13",
    )
    filters = ("", "&sector=bilim", "&form=qq", "&region=almaty-region")
    return [
        f"/api/v1/organizations.geojson?{box}{chosen}".replace("?&", "?")
        for box in boxes
        for chosen in filters
    ]


def ordinary_verdicts(
    anchor: Measured, rows: dict[str, Measured], kept: Measured, memory: float
) -> list[Verdict]:
    """Hold what was measured against the budgets."""
    cpu = anchor.per_cpu_second
    v2 = rows["Wagtail API v2 list"].per_cpu_second
    return [
        *(
            Verdict(f"{name}, uncached, of a bare view", rows[name].per_cpu_second / cpu, 0.05)
            for name in ("home", "directory", "organisation", "text page")
        ),
        Verdict("next reader, of a bare view", kept.per_cpu_second / cpu, 1.0),
        Verdict("API list, times Wagtail's API v2", rows["API list"].per_cpu_second / v2, 6),
        Verdict("memory of master and one worker, MiB", memory, 250, at_least=False),
    ]


class Command(BaseCommand):
    """Print the speed tables."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long each address is asked, and how many organisations to generate."""
        parser.add_argument("--seconds", type=float, default=3.0)
        parser.add_argument(
            "--many", type=int, default=0, help="generate so many organisations, measure list and map"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare the copy, measure, print, judge."""
        if Path(settings.VAR_DIR).name not in ("bench", "bench-many"):
            raise CommandError("Run it through `make bench`: it must not measure the running portal's data.")
        call_command("prepare", stdout=self.stdout)
        if options["many"]:
            fill(options["many"])
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        run = self._many if options["many"] else self._ordinary
        verdicts = run(options["seconds"])
        for verdict in verdicts:
            self.stdout.write(str(verdict))
        if not all(verdict.holds for verdict in verdicts):
            raise CommandError("A budget is missed.")

    def _ordinary(self, seconds: float) -> list[Verdict]:
        slug = Organization.objects.listed().order_by("number")[0].slug
        with Server(BARE) as bare:
            anchor = measure(bare, "bare Django view, 20 KB", ["/"], seconds=seconds)
        with Server(PORTAL) as server:
            rows = {
                name: self._measure(server, name, path, seconds)
                for name, path in ordinary_paths(slug).items()
            }
            kept = measure(
                server, "organisation, next reader", [f"/kk/organizations/{slug}/"], seconds=seconds
            )
            memory = server.memory_mib()
        self.stdout.write(table([anchor, *rows.values(), kept], anchor))
        self.stdout.write(f"Memory of master and one worker: {memory:.0f} MiB")
        return ordinary_verdicts(anchor, rows, kept, memory)

    def _many(self, seconds: float) -> list[Verdict]:
        maps = map_paths()
        with Server(BARE) as bare:
            anchor = measure(bare, "bare Django view, 20 KB", ["/"], seconds=seconds)
        with Server(PORTAL) as server:
            rows = [
                self._measure(server, "directory", "/kk/organizations/?_=x", seconds),
                self._measure(server, "directory, page 2,000", "/kk/organizations/?page=2000&_=x", seconds),
                self._measure(server, "directory, one word", "/kk/organizations/?q=asar", seconds),
                self._measure(server, "API list", "/api/v1/organizations?lang=kk", seconds),
            ]
            found = measure(
                server, "map, 16 boxes and filters", maps, seconds=seconds, encoding="identity", anew=True
            )
        self.stdout.write(f"{Organization.objects.count():,} organisations")
        self.stdout.write(table([anchor, *rows, found], anchor))
        largest = max(len(Client().get(path, headers={"host": "localhost"}).content) for path in maps)
        return [
            Verdict("map, p99 in ms", found.p99, 10, at_least=False),
            Verdict("map, largest answer in bytes", largest, 20_000, at_least=False),
        ]

    def _measure(self, server: Server, name: str, path: str, seconds: float) -> Measured:
        """Measure an answer that is made anew each time, and count its queries in a warm process."""
        client = Client(headers={"host": "localhost"})
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return measure(
            server, name, [path], seconds=seconds, anew=UNCACHED not in path, queries=len(captured)
        )
