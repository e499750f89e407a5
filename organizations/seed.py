"""Demo organisations: invented, marked as such, and in no list of real ones."""

from __future__ import annotations

from organizations.content import tell
from organizations.data_files import read_data
from organizations.services.contacts import Withheld
from organizations.services.importing import import_table
from organizations.services.reading import make_table
from portal.base.reports import LoadReport

FILE = "demo_organizations.csv"


def seed(report: LoadReport) -> None:
    """Add the demo organisations, or bring them up to date."""
    rows = read_data(FILE)
    cells = [list(rows[0]), *(list(row.values()) for row in rows)]
    tell(report, import_table(make_table(cells, []), FILE, withheld=Withheld([]), demo=True))
