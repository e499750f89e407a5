"""The files in `organizations/data/`; the README there says what each holds."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_data(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our own CSV files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
