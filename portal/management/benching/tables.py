"""Figures as a table, and which of them miss their budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.management.benching.load import Measured


@dataclass(frozen=True)
class Verdict:
    """One budget: what it is about, what was measured, and whether it holds."""

    about: str
    measured: float
    limit: float
    at_least: bool = True

    @property
    def holds(self) -> bool:
        """The figure is on the right side of its limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{'ok  ' if self.holds else 'MISS'} {self.about}: {self.measured:.3g} ({sign} {self.limit:g})"


def table(rows: Iterable[Measured], anchor: Measured) -> str:
    """Return a Markdown table; the ratio is to the anchor's requests per processor second."""
    lines = [
        "| page | req per CPU s | of bare view | p50 ms | p99 ms | queries | bytes |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        queries = "" if row.queries is None else str(row.queries)
        lines.append(
            f"| {row.name} | {row.per_cpu_second:,.0f} | {row.per_cpu_second / anchor.per_cpu_second:.3f} "
            f"| {row.p50:.2f} | {row.p99:.2f} | {queries} | {row.bytes_sent:,} |"
        )
    return "\n".join(lines)
