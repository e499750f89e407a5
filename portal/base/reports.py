"""What a loader did, counted and told to whoever runs it."""

from __future__ import annotations

from collections import Counter
from typing import Protocol


class Stream(Protocol):
    """Where the report is written: a command's output, or a test's."""

    def write(self, msg: str) -> object:
        """Write a line."""
        ...


class LoadReport:
    """Counts of one run, stage by stage; what was left alone is named with the reason."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.total: Counter[str] = Counter()
        self._stage = ""
        self._counts: Counter[str] = Counter()
        self._told = 0

    def stage(self, name: str) -> None:
        """Begin a part of the work under its own heading; ends the one before."""
        self.end()
        self._stage, self._told = name, 0

    def end(self) -> None:
        """Write the counts of the stage that ends."""
        if self._stage:
            counted = ", ".join(f"{self._counts[kind]} {kind}" for kind in KINDS)
            self.stream.write(f"{self._stage}: {counted}")
        self.total += self._counts
        self._stage, self._counts = "", Counter()

    def added(self, label: str) -> None:
        """Count something new."""
        self._counts["added"] += 1

    def changed(self, label: str) -> None:
        """Count something that was brought up to date."""
        self._counts["changed"] += 1

    def unchanged(self, label: str) -> None:
        """Count something that was right already."""
        self._counts["unchanged"] += 1

    def kept(self, label: str, why: str) -> None:
        """Count something that people changed, name it and say why it was left alone."""
        self._counts["kept"] += 1
        self.stream.write(f"  kept: {label} ({why})")

    def progress(self, done: int, total: int) -> None:
        """Say how far a long stage is, at every quarter of the way and not more often."""
        quarter = done * 4 // total if total else 0
        if quarter > self._told:
            self._told = quarter
            self.stream.write(f"  {done} of {total}")


KINDS = ("added", "changed", "unchanged", "kept")
