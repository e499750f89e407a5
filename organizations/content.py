"""What the directory starts with: places, organisations, and their pages; what people changed stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml
from django.db import models, transaction
from wagtail.models import Page, Site

from organizations.data_files import read_data
from organizations.models import City, Locality, Organization, OrganizationIndexPage, Region
from organizations.names import folded_names, names_of_place
from organizations.services.facts import refresh
from organizations.services.import_report import ImportReport
from organizations.services.importing import import_table
from organizations.services.pages import directory_pages, make_missing_pages
from organizations.services.reading import make_table
from portal.base.languages import LANGUAGES
from portal.base.reports import LoadReport
from portal.loading.keys import key_of_page
from portal.loading.memory import Verdict, digest_of, judge, load_row, remember

TEXTS = Path(__file__).parent / "content"
ASSIGNED = ("sectors", "reach", "sectors_reason")
INDEX_FIELDS = ("title", "search_description", "intro", "source_note")
LOCALITY_FIELDS = ("name_kk", "name_ru", "name_en", "folded", "region", "latitude", "longitude", "population")


@transaction.atomic
def load_facts(report: LoadReport) -> None:
    """Bring regions, towns, settlements and the organisations of 2020 up to date, all or nothing."""
    changed = load_places(report)
    load_organizations(report)
    refresh(Organization.objects.filter(models.Q(city__in=changed) | models.Q(region__in=changed)))


@transaction.atomic
def load_places(report: LoadReport) -> list[str]:
    """Load regions, towns and settlements, and return the ids of regions and towns that were changed."""
    written = [*_load_regions(report), *_load_cities(report)]
    _load_localities(report)
    return [row.pk for row in written if row is not None]


def _load_regions(report: LoadReport) -> Sequence[models.Model | None]:
    """Load the regions, whose capitals may come after them, and return those that were written."""
    found = Region.objects.in_bulk()
    return [
        _load(
            report,
            f"region:{row['region_id']}",
            Region(
                id=row["region_id"],
                iso_code=row["iso_3166_2"],
                name_kk=row["name_kk"],
                name_ru=row["name_ru"],
                name_en=row["name_en"],
                capital_id=row["capital_city_id"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
            ),
            found.get(row["region_id"]),
        )
        for row in read_data("regions.csv")
    ]


def _load_cities(report: LoadReport) -> Sequence[models.Model | None]:
    found = City.objects.in_bulk()
    return [
        _load(report, f"city:{city.pk}", city, found.get(city.pk))
        for city in map(_city, read_data("cities.csv"))
    ]


def _city(row: dict[str, str]) -> City:
    city = City(
        id=row["city_id"],
        name_kk=row["name_kk"],
        name_ru=row["name_ru"],
        name_en=row["name_en"],
        former_names=row["former_names"],
        region_id=row["region_id"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        population=int(row["population"]) if row["population"] else None,
    )
    city.folded = folded_names(names_of_place(city))
    return city


def _load(
    report: LoadReport, key: str, wanted: models.Model, found: models.Model | None
) -> models.Model | None:
    """Load a row, and return it if it was written over another."""
    row = load_row(report, key, wanted, found)
    return row if found is not None and row is not found else None


def _load_localities(report: LoadReport) -> None:
    """Make the gazetteer that of the file: nobody edits it."""
    found = Locality.objects.in_bulk()
    wanted = {locality.pk: locality for locality in map(_locality, read_data("localities.csv"))}
    new = [row for key, row in wanted.items() if key not in found]
    fields = [field.name for field in Locality._meta.concrete_fields]
    stale = [
        row
        for key, row in wanted.items()
        if key in found and digest_of(row, fields) != digest_of(found[key], fields)
    ]
    Locality.objects.filter(pk__in=found.keys() - wanted.keys()).delete()
    Locality.objects.bulk_create(new)
    Locality.objects.bulk_update(stale, LOCALITY_FIELDS)
    for count, tell in ((len(new), report.added), (len(stale), report.changed)):
        for _one in range(count):
            tell("locality")
    for _one in range(len(wanted) - len(new) - len(stale)):
        report.unchanged("locality")


def _locality(row: dict[str, str]) -> Locality:
    names = [row["name_kk"], row["name_ru"], row["name_latin"], *row["names"].split(";")]
    return Locality(
        geonames_id=int(row["geonames_id"]),
        name_kk=row["name_kk"],
        name_ru=row["name_ru"],
        name_en=row["name_latin"],
        folded=folded_names(filter(None, names)),
        region_id=row["region_id"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"] or 0),
    )


def load_organizations(report: LoadReport) -> ImportReport:
    """Import the list of 2020 with the directions that are assigned by name."""
    rows = read_data("organizations.csv")
    assigned = {row["number"]: row for row in read_data("assigned.csv")}
    cells = [list(rows[0]) + list(ASSIGNED)]
    for row in rows:
        more = assigned.get(row["number"], {})
        cells.append([*row.values(), more.get("sectors", ""), more.get("reach", ""), more.get("reason", "")])
    done = import_table(make_table(cells, []), "organizations.csv")
    tell(report, done)
    return done


def tell(report: LoadReport, done: ImportReport) -> None:
    """Put what an import did into the report of the loader; data of ours must not be refused."""
    if not done.ok:
        raise ValueError("\n".join(done.lines()))
    for number in done.added:
        report.added(f"organization:{number}")
    for change in done.changed:
        report.changed(f"organization:{change.number}")
    for _one in range(done.unchanged):
        report.unchanged("organization")
    for kept in done.kept:
        report.kept(f"organization:{kept.number}, {kept.column}", kept.why)


def load_pages(report: LoadReport) -> None:
    """Make the directory page of each language and the pages of the organisations below it."""
    pages = directory_pages()
    for language, front in _front_pages().items():
        _load_directory_page(report, language, front, pages.get(language))
    made = make_missing_pages(report.progress)
    for page in made:
        report.added(f"page:organization:{page.slug}.{page.locale.language_code}")


def _front_pages() -> dict[str, Page]:
    """Return the front page of each language that has one, Kazakh first."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return {}
    pages = Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale")
    parents = OrganizationIndexPage.allowed_parent_page_models()
    by_code = {page.locale.language_code: page for page in pages if page.specific_class in parents}
    return {code: by_code[code] for code in LANGUAGES if code in by_code}


@transaction.atomic
def _load_directory_page(
    report: LoadReport, language: str, front: Page, page: OrganizationIndexPage | None
) -> None:
    key, wanted = f"page:directory.{language}", _directory_page(language, front)
    want = digest_of(wanted, INDEX_FIELDS)
    verdict = judge(key, want, digest_of(page, INDEX_FIELDS) if page else None)
    if page and verdict is Verdict.UPDATE and page.latest_revision and page.latest_revision.user_id:
        verdict = Verdict.EDITED
    if verdict in (Verdict.EDITED, Verdict.REMOVED):
        report.kept(key, verdict.value)
        return
    if verdict is Verdict.SAME:
        report.unchanged(key)
    elif page is None:
        front.add_child(instance=wanted)
        wanted.save_revision().publish()
        report.added(key)
    else:
        for name in INDEX_FIELDS:
            setattr(page, name, getattr(wanted, name))
        page.save_revision().publish()
        report.changed(key)
    remember(key, want)


def _directory_page(language: str, front: Page) -> OrganizationIndexPage:
    """Return the directory page as the file has it, unsaved."""
    text = yaml.safe_load((TEXTS / f"directory.{language}.yaml").read_text(encoding="utf-8"))
    return OrganizationIndexPage(
        title=text["title"],
        slug=text["slug"],
        locale=front.locale,
        translation_key=key_of_page("directory"),
        search_description=text["seo_description"],
        intro=text["intro"],
        source_note=text["source_note"],
    )
