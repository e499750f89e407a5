"""Load the seven directions from the file in `guides/data/`; what an editor changed stays."""

from __future__ import annotations

import csv
from pathlib import Path

from guides.models import Sector
from portal.base.reports import LoadReport
from portal.loading.memory import load_row

SECTORS = Path(__file__).parent / "data" / "sectors.csv"
#: Of the drawing, not of the direction: the style sheet and the sprite hold them.
DRAWN = {"color", "icon"}
NUMBERS = {"min_age", "min_commitment_months"}


def load_facts(report: LoadReport) -> None:
    """Bring the seven directions up to date."""
    found = Sector.objects.in_bulk()
    for sector in read_sectors(SECTORS):
        load_row(report, f"sector:{sector.id}", sector, found.get(sector.id))


def read_sectors(path: Path) -> list[Sector]:
    """Return the directions of a file, unsaved, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_sector(position, row) for position, row in enumerate(csv.DictReader(file), start=1)]


def _sector(position: int, row: dict[str, str]) -> Sector:
    values: dict[str, str | int | None] = {
        name: (int(value) if value else None) if name in NUMBERS else value
        for name, value in row.items()
        if name not in DRAWN
    }
    return Sector(position=position, **values)
