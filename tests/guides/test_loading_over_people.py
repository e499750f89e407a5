"""What people changed, translated, unpublished or deleted stays as they left it."""

from __future__ import annotations

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from guides.models import GlossaryTerm, GuidePage, SharedChapter
from portal.base.languages import LANGUAGES
from portal.loading.keys import key_of_page
from tests.factories.guide_files import rewrite
from tests.factories.staff import administrator
from tests.guides.test_loading import chapter

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return administrator()


def edit(row, editor, **values):
    """Save and publish a row as an editor does."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save_revision(user=editor).publish(user=editor)


def shared(language="kk"):
    return SharedChapter.objects.get(key="agree", locale__language_code=language)


def change_files(files, name="sabaqtastyq/may"):
    rewrite(files / f"{name}.kk.yaml", "Болады 1", "Мүмкін")
    rewrite(files / f"{name}.ru.yaml", "Можно 1", "Разрешено")
    rewrite(files / f"{name}.en.yaml", "Allowed 1", "Permitted")


@pytest.mark.parametrize(("get", "name"), [(chapter, "sabaqtastyq/may"), (shared, "shared/agree")])
def test_an_edited_kazakh_text_is_kept_and_so_are_its_translations(loaded, load, files, editor, get, name):
    edit(get(), editor, intro="Редактордың сөзі.")
    change_files(files, name)

    counts, said = load()

    assert (counts["kept"], counts["changed"]) == (3, 0)
    assert f"kept: {name.replace('shared/', 'shared:').replace('sab', 'guide:sab')}.kk (edited here)" in said
    assert said.count("(the Kazakh text was edited here)") == 2
    assert get().intro == "Редактордың сөзі."
    assert [get(code).body[0].value for code in LANGUAGES] == ["Болады 1", "Можно 1", "Allowed 1"]


def test_an_edit_alone_says_that_the_kazakh_text_was_kept_and_leaves_the_rest(loaded, load, editor):
    edit(chapter(), editor, intro="Редактордың сөзі.")

    counts, said = load()

    assert (counts["kept"], counts["changed"], counts["added"]) == (1, 0, 0)
    assert "guide:sabaqtastyq/may.kk (edited here)" in said


@pytest.mark.parametrize(("get", "name"), [(chapter, "sabaqtastyq/may"), (shared, "shared/agree")])
def test_an_edited_translation_is_kept_while_the_others_follow(loaded, load, files, editor, get, name):
    edit(get("ru"), editor, intro="Слово редактора.")
    change_files(files, name)

    counts, said = load()

    assert (counts["kept"], counts["changed"]) == (1, 2)
    assert ".ru (edited here)" in said
    assert get("ru").intro == "Слово редактора."
    assert [get(code).body[0].value for code in LANGUAGES] == ["Мүмкін", "Можно 1", "Permitted"]
    russian = Translation.objects.get(
        source__object_id=get().translation_key, target_locale__language_code="ru"
    )
    total, done = russian.get_progress()
    assert done < total  # the Kazakh text went on, and the report says so


def test_a_piece_that_somebody_translated_is_kept_though_it_was_not_published(loaded, load, files, editor):
    piece = StringTranslation.objects.get(
        context__object_id=chapter().translation_key, context__path="intro", locale__language_code="ru"
    )
    piece.data, piece.last_translated_by = "Слово переводчика.", editor
    piece.save()
    change_files(files)

    counts, said = load()

    assert counts["kept"] == 1
    assert "guide:sabaqtastyq/may.ru (edited here)" in said
    piece.refresh_from_db()
    assert piece.data == "Слово переводчика."


def test_a_draft_of_an_editor_is_kept(loaded, load, files, editor):
    page = chapter("en")
    page.intro = "A draft."
    page.save_revision(user=editor)
    change_files(files)

    counts, said = load()

    assert counts["kept"] == 1
    assert "guide:sabaqtastyq/may.en (edited here)" in said
    assert chapter("en").get_latest_revision_as_object().intro == "A draft."


def test_a_translation_that_was_taken_out_of_the_translation_editor_is_kept(loaded, load, files):
    Translation.objects.filter(
        source__object_id=chapter().translation_key, target_locale__language_code="en"
    ).update(enabled=False)
    change_files(files)

    load()

    assert [chapter(code).body[0].value for code in LANGUAGES] == ["Мүмкін", "Разрешено", "Allowed 1"]


def test_what_was_unpublished_stays_so(loaded, load, files):
    chapter("ru").unpublish()
    change_files(files)

    _, said = load()

    assert "guide:sabaqtastyq/may.ru (edited here)" in said
    assert not chapter("ru").live


def test_what_was_deleted_stays_so(loaded, load):
    chapter("ru").delete()
    chapter("kk", "sabaqtastyq/begin").delete()
    GlossaryTerm.objects.get(key="asar", locale__language_code="kk").delete()
    GlossaryTerm.objects.get(key="coordinator", locale__language_code="en").delete()

    counts, said = load()

    assert counts["added"] == counts["changed"] == 0
    for key in ("guide:sabaqtastyq/may.ru", "guide:sabaqtastyq/begin.kk", "term:asar.kk"):
        assert f"kept: {key} (removed here)" in said
    assert not Page.objects.filter(
        translation_key=key_of_page("guide:sabaqtastyq/begin"), locale__language_code="kk"
    ).exists()
    assert GlossaryTerm.objects.filter(key="coordinator").count() == 2


def test_nothing_is_put_below_a_translated_guide_that_was_deleted(loaded, load, files):
    russian = GuidePage.objects.get(slug="school-violence", locale__language_code="ru")
    russian.delete()
    change_files(files, "school-violence/about")

    _, said = load()

    assert "guide:school-violence.ru (removed here)" in said
    assert "guide:school-violence/about.ru (removed here)" in said
    assert not Page.objects.filter(slug="school-violence", locale__language_code="ru").exists()
    assert not Page.objects.exclude(alias_of=None).exists()
