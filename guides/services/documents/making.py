"""Make the documents that are missing or older than their content, and take away those nobody should have.

A change rests for a minute before a document is made of it, so that of ten quick corrections only the last
one is set. What cannot be made is said in the log and tried again later; the others do not wait for it.
Two rounds may go at once, the worker's and that of who loads the content; neither takes from the other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import translation

from guides.enums import DocumentKind
from guides.models import GuideDocument
from guides.services.documents import kit, shelf
from guides.services.documents.kit import is_current
from guides.services.documents.wanted import Ident, PlannedDocument, wanted_documents, wanted_kits
from portal.base import generation

logger = logging.getLogger(__name__)

ENDINGS = {DocumentKind.EPUB: "epub", DocumentKind.KIT: "zip"}
#: How long nothing is looked at while nothing public changes; a file that was lost comes back after it.
QUIET = timedelta(days=1)


@dataclass(frozen=True)
class Pace:
    """How long a change rests and a failure is left alone, how many seconds one go gives to making files."""

    rest: timedelta
    retry: timedelta
    seconds: float


#: The worker has other duties; whoever loads the content waits until all is made.
WORKER = Pace(rest=timedelta(minutes=1), retry=timedelta(minutes=15), seconds=15.0)
AT_ONCE = Pace(rest=timedelta(0), retry=timedelta(0), seconds=float("inf"))


class Round:
    """One look at everything there should be."""

    def __init__(self, now: datetime, pace: Pace = WORKER) -> None:
        self.now, self.pace = now, pace
        self.spent = 0.0
        self.rows: dict[Ident, GuideDocument] = {ident_of(row): row for row in GuideDocument.objects.all()}
        self.forms: dict[Ident, tuple[str, ...]] = {}
        self.wanted: set[Ident] = set()
        self.made: list[Ident] = []
        self.failed: list[Ident] = []
        self.removed = self.resting = self.blocked = self.left = 0

    def document(self, planned: PlannedDocument) -> None:
        """See what a document should be made of, and make it if it is time."""
        self.wanted.add(planned.ident)

        def work() -> None:
            manuscript = planned.compose()
            if planned.ident[0] == DocumentKind.GUIDE:
                self.forms[planned.ident] = manuscript.forms
            row = self._seen(planned.ident, manuscript.digest(planned.ident[0]))
            if self._is_due(row):
                self._make(row, lambda: planned.make(manuscript))

        self._guarded(planned.ident, work)

    def kit(self, guide: str, ident: Ident) -> None:
        """Pack a kit of the parts that are ready; it waits for all of them."""
        self.wanted.add(ident)
        language = ident[3]

        def work() -> None:
            forms = self.forms.get((DocumentKind.GUIDE, guide, "", language))
            parts = kit.parts_of(guide, forms, language, self.rows) if forms is not None else None
            if parts is None:
                self.blocked += 1
                return
            row = self._seen(ident, kit.digest_of(parts))
            if not is_current(row):
                self._make(row, lambda: kit.pack(parts))

        self._guarded(ident, work)

    def forget_others(self) -> None:
        """Forget what is no longer wanted; its file goes with the next sweep."""
        for ident in self.rows.keys() - self.wanted:
            self.rows.pop(ident).delete()
            self.removed += 1

    def sweep(self) -> None:
        """Remove the files that no row names; a row names its file before it appears."""
        there = shelf.names()
        for name in there.difference(GuideDocument.objects.values_list("name", flat=True)):
            shelf.remove(name)

    def _seen(self, ident: Ident, digest: str) -> GuideDocument:
        """Note the content there is now, and since when."""
        row = self.rows.get(ident)
        if row is None:
            names = dict(zip(("kind", "guide", "key", "language"), ident, strict=True))
            now = {"seen_digest": digest, "seen_at": self.now}
            row = self.rows[ident] = GuideDocument.objects.get_or_create(**names, defaults=now)[0]
        if row.seen_digest != digest or row.seen_at > self.now:
            row.seen_digest, row.seen_at, row.failed_at = digest, self.now, None
            row.save(update_fields=["seen_digest", "seen_at", "failed_at"])
        return row

    def _is_due(self, row: GuideDocument) -> bool:
        if is_current(row):
            return False
        resting = self.now - row.seen_at < self.pace.rest
        failed = row.failed_at is not None and self.now - row.failed_at < self.pace.retry
        self.resting += resting
        self.blocked += failed
        return not resting and not failed

    def _make(self, row: GuideDocument, make: Callable[[], bytes]) -> None:
        """Make a file if there is time for one more, else leave it to the next go."""
        if self.spent >= self.pace.seconds:
            self.left += 1
            return
        began = time.monotonic()
        try:
            self._keep(row, make())
        finally:
            self.spent += time.monotonic() - began

    def _keep(self, row: GuideDocument, content: bytes) -> None:
        row.digest = row.seen_digest
        row.name = _file_name(row)
        row.size, row.made_at, row.failed_at = len(content), self.now, None
        with shelf.putting(row.name, content):
            row.save()
        self.made.append(ident_of(row))

    def _guarded(self, ident: Ident, work: Callable[[], None]) -> None:
        try:
            with translation.override(ident[3]):
                work()
        except Exception:
            self.failed.append(ident)
            logger.exception("The document %s could not be made.", "/".join(filter(None, ident)))
            if row := self.rows.get(ident):
                GuideDocument.objects.filter(pk=row.pk).update(failed_at=self.now)


def ident_of(row: GuideDocument) -> Ident:
    """Return the name of a document among all."""
    return (row.kind, row.guide, row.key, row.language)


def _file_name(row: GuideDocument) -> str:
    parts = (row.language, row.guide or "shared", row.key, row.kind, row.digest[:12])
    return f"{'-'.join(filter(None, parts))}.{ENDINGS.get(DocumentKind(row.kind), 'pdf')}"


def make_documents(now: datetime) -> bool:
    """Make what is due; return whether more is (the worker's job).

    While nothing public has changed since everything was as it should be, it costs one look.
    """
    memory = _memory()
    if now < memory.get("quiet until", now):
        return False
    this = Round(now)
    more = go_round(this)
    if not more:
        wait = WORKER.rest if this.resting else WORKER.retry if this.failed or this.blocked else QUIET
        memory["quiet until"] = now + wait
    return more


@generation.per_generation
def _memory() -> dict[str, datetime]:
    """Return a place for what is known of this generation; a change of anything public begins a new one."""
    return {}


def go_round(this: Round, told: Callable[[int, int], None] = lambda done, total: None) -> bool:
    """Look at everything; return whether something that is due is left, because the time was over."""
    total = sum(1 for _planned in wanted_documents())  # what was composed is let go one by one
    for number, planned in enumerate(wanted_documents(), start=1):
        this.document(planned)
        told(number, total)
    for guide, ident in wanted_kits():
        this.kit(guide.slug, ident)
    this.forget_others()
    if this.made or this.removed:
        generation.bump()
    this.sweep()
    return this.left > 0
