"""Which pages lack a language, and which lag behind the Kazakh text they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import Page

from portal.base.languages import LANGUAGES

SOURCE = LANGUAGES[0]
OURS = ("home", "guides", "organizations")


@dataclass(frozen=True)
class Version:
    """A page in one language: missing, not published, published, or behind the Kazakh text."""

    language: str
    page_id: int | None = None
    is_live: bool = False
    lags: bool = False


@dataclass(frozen=True)
class Line:
    """One page with its versions in the order of our languages."""

    title: str
    kind: str
    versions: tuple[Version, ...]
    source_id: int


def pages() -> QuerySet[Page]:
    """Return each of our pages once: in Kazakh where it is published in Kazakh, else in the next language.

    `lacks` says whether a language is missing, `lags` whether a translation is older than the Kazakh text.
    """
    live = Page.objects.filter(live=True, content_type__app_label__in=OURS)
    ranked = live.annotate(rank=_rank())
    earlier = ranked.filter(translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank"))
    missing = [~Exists(_translations().filter(live=True, locale__language_code=code)) for code in LANGUAGES]
    lacks = Q(*missing, _connector=Q.OR)
    return ranked.filter(~Exists(earlier)).annotate(
        lacks=Case(When(lacks, then=Value(1)), default=Value(0), output_field=IntegerField()),
        lags=Case(When(Exists(_lagging()), then=Value(1)), default=Value(0), output_field=IntegerField()),
    )


def _rank() -> Case:
    return Case(
        *(When(locale__language_code=code, then=Value(place)) for place, code in enumerate(LANGUAGES)),
        default=Value(len(LANGUAGES)),
        output_field=IntegerField(),
    )


def _translations() -> QuerySet[Page]:
    return Page.objects.filter(translation_key=OuterRef("translation_key"))


def _lagging() -> QuerySet[Page]:
    """Return the published translations that are older than the published Kazakh text of the outer page."""
    return (
        _translations()
        .filter(live=True)
        .exclude(locale__language_code=SOURCE)
        .annotate(written=Coalesce("live_revision__created_at", "first_published_at"))
        .filter(written__lt=OuterRef("live_revision__created_at"))
    )


def needing_attention() -> QuerySet[Page]:
    """Return the pages that lack a language or have a translation that lags."""
    return pages().filter(Q(lacks=1) | Q(lags=1))


def lines(found: Iterable[Page]) -> list[Line]:
    """Return the pages with all their versions, in one more query."""
    rows = list(found)
    versions: dict[UUID, dict[str, Page]] = {row.translation_key: {} for row in rows}
    others = (
        Page.objects.filter(translation_key__in=versions)
        .select_related("locale")
        .annotate(written=Coalesce("live_revision__created_at", "first_published_at"))
        .annotate(published_text=F("live_revision__created_at"))
    )
    for page in others:
        versions[page.translation_key][page.locale.language_code] = page
    return [_line(row, versions[row.translation_key]) for row in rows]


def _line(row: Page, found: dict[str, Page]) -> Line:
    source = found.get(SOURCE)
    since = source.published_text if source and source.live else None
    return Line(
        title=row.title,
        kind=str(row.content_type.model_class()._meta.verbose_name),
        versions=tuple(_version(code, found.get(code), since) for code in LANGUAGES),
        source_id=row.pk,
    )


def _version(code: str, page: Page | None, since: object) -> Version:
    if page is None:
        return Version(code)
    older = bool(since and page.written and page.written < since)
    return Version(code, page.pk, page.live, lags=page.live and code != SOURCE and older)
