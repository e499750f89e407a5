"""Load what comes with the guides: directions and links, then guides, chapters, terms and forms.

The files stand in `guides/content/`, one a text and language; `guides.yaml` says how they are put together.
The Kazakh text is written, the others are made as true translations of it. What people changed or deleted
stays as they left it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from wagtail.models import Page

from guides.models import ResourceLink, Sector
from guides.services.items import Item, items, page_items
from guides.services.links import Links
from guides.services.reading import ResourceText, read_resources
from guides.services.translating import translate
from guides.services.wording import wanted
from guides.services.writing import SOURCE, add_draft, bring_up_to_date, found
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.memory import Verdict, load_row

FOLDER = Path(__file__).parent / "content"
SECTORS = Path(__file__).parent / "data" / "sectors.csv"
#: Of the drawing, not of the direction: the style sheet and the sprite hold them.
DRAWN = {"color", "icon"}
NUMBERS = {"min_age", "min_commitment_months"}
#: What stands in the place of a direction where a link belongs to all of them.
ALL = "all"


def load_facts(report: LoadReport) -> None:
    """Bring the seven directions and the links to sites up to date."""
    sectors = Sector.objects.in_bulk()
    for sector in read_sectors(SECTORS):
        load_row(report, f"sector:{sector.id}", sector, sectors.get(sector.id))
    links = {link.key: link for link in ResourceLink.objects.all()}
    for link in read_links(FOLDER / "resources.yaml"):
        load_row(report, f"link:{link.key}", link, links.get(link.key))


def load_pages(report: LoadReport) -> None:
    """Add a draft of every Kazakh page that is new, so that texts can lead to it."""
    last: dict[str, Page] = {}
    for item in page_items(FOLDER):
        page = add_draft(report, item, last.get(item.above))
        if page is not None:
            last[item.above] = page


def load_links(report: LoadReport) -> None:
    """Write the Kazakh texts, whose links can be resolved by now, and make their translations."""
    everything = items(FOLDER)
    links = Links(everything)
    for done, item in enumerate(everything, start=1):
        _load(report, item, links)
        report.progress(done, len(everything))


def _load(report: LoadReport, item: Item, links: Links) -> None:
    row = found(item)
    slug = getattr(row, "slug", "")
    ours = wanted(item, SOURCE, links.in_language(SOURCE), slug=slug)
    verdict = bring_up_to_date(report, item, ours, row)
    if verdict is Verdict.REMOVED:
        return
    row = found(item)
    for language in LANGUAGES[1:]:
        theirs = wanted(item, language, links.in_language(language), slug=getattr(row, "slug", ""))
        translate(report, item, row, ours, theirs, is_ours=verdict is not Verdict.EDITED)


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


def read_links(path: Path) -> list[ResourceLink]:
    """Return the links to sites of a file, unsaved, in its order; none where there is no file."""
    texts = read_resources(path) if path.exists() else []
    return [_link(position, text) for position, text in enumerate(texts, start=1)]


def _link(position: int, text: ResourceText) -> ResourceLink:
    (guide,) = text.guides
    words = {f"{name}_{code}": getattr(text, name)[code] for name in ("title", "note") for code in LANGUAGES}
    return ResourceLink(
        key=text.key,
        url=text.url,
        language=text.language,
        sector_id=None if guide == ALL else guide,
        position=position,
        **words,
    )
