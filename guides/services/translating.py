"""Make true translations of the Kazakh texts from the files of the other languages.

Every piece of a text is entered as its translation, so that the translation editor shows both sides, knows
what is done, and takes over from there. What people changed or deleted is left alone.
"""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from guides.services.entering import enter
from guides.services.items import Item
from guides.services.pairing import pairs
from guides.services.wording import Wanted
from guides.services.writing import found, memory_key, put_in_order, version_of
from portal.base.reports import LoadReport
from portal.loading.memory import Verdict, judge, remember
from portal.loading.publishing import is_by_hand


def translate(
    report: LoadReport, item: Item, source: DraftStateMixin, ours: Wanted, theirs: Wanted, *, is_ours: bool
) -> None:
    """Bring one translation up to date; `is_ours` says that the Kazakh text is still that of the file."""
    language = theirs.row.locale.language_code
    key, made_of = memory_key(item, language), _made_of(ours, theirs)
    target = found(item, language)
    verdict = _verdict(key, made_of, theirs, target)
    why = _hindrance(verdict, item, language, is_ours=is_ours)
    if why:
        report.kept(key, why)
    elif verdict is Verdict.SAME:
        report.unchanged(key)
    else:
        target = _made(item, source, ours, theirs)
        remember(key, theirs.digest(target))
        remember(_file_key(key), made_of)
        (report.added if verdict is Verdict.CREATE else report.changed)(key)


def _made_of(ours: Wanted, theirs: Wanted) -> str:
    return sha256(f"{ours.digest()}/{theirs.digest()}".encode()).hexdigest()


def _file_key(key: str) -> str:
    return f"{key}.file"


def _verdict(key: str, made_of: str, theirs: Wanted, target: DraftStateMixin | None) -> Verdict:
    """Compare the translation with what was written; and the files with those of which it was made."""
    if target is None:
        return judge(key, "", None)
    verdict = judge(key, "", theirs.digest(target))
    if verdict is Verdict.UPDATE and _is_by_hand(target):
        return Verdict.EDITED
    if verdict is Verdict.UPDATE and judge(_file_key(key), "", made_of) is Verdict.UPDATE:
        return Verdict.SAME
    return verdict


def _is_by_hand(target: DraftStateMixin) -> bool:
    """Say whether somebody saved the translation, translated a piece of it or took it out of translation."""
    pieces = StringTranslation.objects.filter(
        context__object_id=target.translation_key, locale_id=target.locale_id
    )
    kept = Translation.objects.filter(
        source__object_id=target.translation_key, target_locale_id=target.locale_id, enabled=True
    )
    return is_by_hand(target) or not kept.exists() or pieces.filter(last_translated_by__isnull=False).exists()


def _hindrance(verdict: Verdict, item: Item, language: str, *, is_ours: bool) -> str:
    """Say why a translation is not written; nothing where it can be."""
    if verdict in (Verdict.EDITED, Verdict.REMOVED):
        return verdict.value
    if verdict is Verdict.SAME:
        return ""
    if not is_ours:
        return "the Kazakh text was edited here"
    return "" if _has_place(item, language) else "what stands above it was removed here"


def _has_place(item: Item, language: str) -> bool:
    return not item.is_page or _above(item, language) is not None


def _above(item: Item, language: str) -> Page | None:
    source = found(item)
    return version_of(source.get_parent(), language) if isinstance(source, Page) else None


@transaction.atomic
def _made(item: Item, source: DraftStateMixin, ours: Wanted, theirs: Wanted) -> DraftStateMixin:
    """Enter the pieces, let wagtail-localize put them together, and publish what comes out."""
    key = memory_key(item, theirs.row.locale.language_code)
    written, _new = TranslationSource.update_or_create_from_instance(source)
    translation, _new = Translation.objects.get_or_create(source=written, target_locale=theirs.row.locale)
    enter(translation, list(pairs(ours.row, theirs.row, key)), key)
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    if isinstance(target, Page):
        put_in_order(source, target)
        target = translation.get_target_instance()
    target.latest_revision.publish()
    return translation.get_target_instance()
