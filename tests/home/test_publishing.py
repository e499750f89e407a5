"""A translation that is not whole is not published, whichever way somebody takes."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from guides.models import GlossaryTerm, GuideChapterPage
from portal.base.errors import Refused
from tests.factories import guides as made
from tests.factories.pages import site_tree
from tests.factories.staff import administrator, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return site_tree()


@pytest.fixture
def found(tree):
    """A guide in Kazakh whose Russian translation has just been begun."""
    found = made.guide_tree(tree, ["kk"])
    for row in (found.index["kk"], found.guide["kk"], *found.chapters["kk"]):
        begin(tree, row)
    return found


def begin(tree, row):
    """Begin a translation as the admin does: a draft that is filled with Kazakh."""
    source, _new = TranslationSource.update_or_create_from_instance(row)
    translation = Translation.objects.create(source=source, target_locale=tree.locales["ru"])
    translation.save_target(publish=False)
    return translation


def complete(translation):
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"Слово {segment.pk}",
        )
    translation.save_target(publish=False)


def russian(row):
    return type(row).objects.get(translation_key=row.translation_key, locale__language_code="ru")


def publish_all(browser, page):
    """Publish a page with everything below it from the list of pages."""
    action = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return browser.post(f"{action}?id={page.pk}", {"include_descendants": "on"})


def live_in_russian():
    return Page.objects.filter(locale__language_code="ru", live=True, depth__gt=2).type(GuideChapterPage)


def test_pages_published_together_stay_drafts_while_one_of_them_is_not_whole(found):
    browser = browser_of(administrator())
    for translation in Translation.objects.exclude(source__object_id=found.chapters["kk"][1].translation_key):
        complete(translation)

    refused = publish_all(browser, russian(found.index["kk"]))

    assert refused.status_code == 422
    text = refused.content.decode()
    assert russian(found.chapters["kk"][1]).title in text
    assert "not translated yet" in text
    assert not russian(found.index["kk"]).live
    assert not live_in_russian().exists()


def test_whole_translations_are_published_together(found):
    for translation in Translation.objects.all():
        complete(translation)

    assert publish_all(browser_of(administrator()), russian(found.index["kk"])).status_code == 302

    assert live_in_russian().count() == 2


def test_a_revision_is_not_published_by_any_code(found):
    page = russian(found.chapters["kk"][0])
    with pytest.raises(Refused, match="аударылмаған бөлік"):
        page.get_latest_revision().publish()
    assert not russian(found.chapters["kk"][0]).live


def test_a_snippet_is_not_published_either(tree):
    translation = begin(tree, made.term(tree, "asar", "Асар", "Көмек."))
    row = GlossaryTerm.objects.get(key="asar", locale__language_code="ru")
    with pytest.raises(Refused):
        row.latest_revision.publish()
    row.refresh_from_db()
    assert not row.live

    complete(translation)
    GlossaryTerm.objects.get(pk=row.pk).latest_revision.publish()
    assert GlossaryTerm.objects.get(pk=row.pk).live


@pytest.fixture
def behind(found):
    """A published Russian chapter whose Kazakh text has gone on."""
    source = found.chapters["kk"][0]
    translation = Translation.objects.get(source__object_id=source.translation_key)
    complete(translation)
    page = russian(source)
    page.get_latest_revision().publish()
    source.refresh_from_db()
    source.intro = "Жаңа сөз."
    source.save_revision().publish()
    translation.source.update_from_db()
    return russian(source)


def test_a_published_translation_that_fell_behind_may_be_moved(found, behind):
    behind.move(russian(found.chapters["kk"][1]), pos="right")
    behind = type(behind).objects.get(pk=behind.pk)
    behind.save()
    assert behind.live


def test_a_published_translation_that_fell_behind_gets_no_kazakh_words(behind):
    draft = behind.get_latest_revision_as_object()
    draft.intro = "Жаңа сөз."
    with pytest.raises(Refused):
        draft.save_revision().publish()
    assert type(behind).objects.get(pk=behind.pk).intro != "Жаңа сөз."


def test_a_translation_that_is_written_by_hand_is_the_editors_own(found):
    Translation.objects.update(enabled=False)
    page = russian(found.chapters["kk"][0])
    page.get_latest_revision().publish()
    assert russian(found.chapters["kk"][0]).live
