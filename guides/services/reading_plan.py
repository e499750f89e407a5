"""How the guides are put together: which chapters in which part, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal.loading.fields import Fields, read_yaml


@dataclass(frozen=True)
class GuidePlan:
    """How a guide is put together: its chapters by part, in their order."""

    key: str
    code: str
    sector: str
    chapters: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Plan:
    """All guides in their order, with the shared chapters and the forms in theirs."""

    shared: tuple[str, ...]
    guides: tuple[GuidePlan, ...]
    forms: tuple[str, ...]


def read_plan(path: Path) -> Plan:
    """Return the order of guides, chapters and forms."""
    fields = Fields(path.name, read_yaml(path))
    plan = Plan(
        shared=fields.names("shared"),
        guides=tuple(
            _guide(Fields(f"{path.name}, guide {n}", data))
            for n, data in enumerate(fields.take("guides", list), 1)
        ),
        forms=fields.names("forms"),
    )
    fields.done()
    return plan


def _guide(fields: Fields) -> GuidePlan:
    parts = Fields(f"{fields.where}: chapters", fields.take("chapters", dict))
    chapters = [(str(part), name) for part in list(parts.data) for name in parts.names(part)]
    plan = GuidePlan(
        key=fields.take("key", str),
        code=fields.take("code", str),
        sector=fields.take("sector", str, optional=True) or "",
        chapters=tuple(chapters),
    )
    fields.done()
    return plan
