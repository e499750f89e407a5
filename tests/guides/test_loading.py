from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from guides.models import (
    FormTemplate,
    GlossaryTerm,
    GuideChapterPage,
    GuideIndexPage,
    GuidePage,
    SharedChapter,
)
from guides.services.contents import guides
from portal.base.languages import LANGUAGES
from portal.loading.fields import ContentError
from portal.loading.keys import key_of_page
from tests.factories.guide_files import add_file, rewrite

pytestmark = pytest.mark.django_db
#: How many rows of each kind the small folder makes in a language.
EACH = {
    GuideIndexPage: 1,
    GuidePage: 2,
    GuideChapterPage: 3,
    SharedChapter: 1,
    GlossaryTerm: 2,
    FormTemplate: 1,
}


def chapter(language="kk", name="sabaqtastyq/may"):
    return GuideChapterPage.objects.get(
        translation_key=key_of_page(f"guide:{name}"), locale__language_code=language
    )


def texts(page):
    """Return the words of a body as they are stored."""
    return str([block.get_prep_value() for block in page.body])


def test_everything_is_published_in_three_languages(loaded):
    counts = loaded.counts
    assert counts["kept"] == counts["changed"] == counts["unchanged"] == 0
    for code in LANGUAGES:
        shown = {model: model.objects.filter(live=True, locale__language_code=code).count() for model in EACH}
        assert shown == EACH, code
    assert not any(model.objects.filter(live=False).exists() for model in EACH)
    assert [len(guide.chapters) for guide in guides("ru")] == [3, 1]


def test_loading_again_changes_nothing(loaded, load):
    revisions = list(Page.objects.order_by("pk").values_list("latest_revision", flat=True))

    again, said = load()

    assert (again["unchanged"], again["added"], again["changed"], again["kept"]) == (
        loaded.counts["added"],
        0,
        0,
        0,
    )
    assert "kept" not in said.replace("0 kept", "")
    assert list(Page.objects.order_by("pk").values_list("latest_revision", flat=True)) == revisions


def test_every_piece_counts_as_translated(loaded):
    translations = Translation.objects.all()
    assert translations.count() == 2 * sum(EACH.values())
    for translation in translations:
        total, done = translation.get_progress()
        assert (done, total > 0, translation.enabled) == (total, True, True)


def test_a_translation_says_what_its_file_says(loaded):
    page = chapter("ru")

    assert (page.title, page.intro) == ("sabaqtastyq may Можно", "Можно.")
    assert page.glance_points == ["Можно 1", "Можно 2"]
    assert page.search_description == "Можно."
    assert page.part == "2"
    kinds = [block.block_type for block in page.body]
    assert kinds == ["heading", "text", "steps", "table", "contacts", "definition"]
    assert [row["cells"][1] for row in page.body[3].value["rows"]] == ["Закон", "Координатор"]
    assert page.body[4].value["items"][0]["phone"] == "112"
    assert "Болады" not in texts(page)
    form = FormTemplate.objects.get(locale__language_code="en")
    assert list(form.body[1].value["options"]) == ["Continuity", "Allowed"]


def test_links_lead_to_the_same_things_in_every_language(loaded):
    home = {"linktype": "page", "id": str(loaded.tree.homes["kk"].pk)}
    term = {"linktype": "reference", "ref": "term:coordinator"}
    asked = {
        "kk": {"бас бет": home, "Үйлестіруші": term, "Ұйымдар": {"href": "/kk/organizations/"}},
        "ru": {"Главная": home, "координатор": term, "организации": {"href": "/ru/organizations/"}},
    }

    for language, links in asked.items():
        text = BeautifulSoup(chapter(language).body[1].value.source, "html.parser")
        assert {link.text: link.attrs for link in text.select("a")} == links
        assert 'ref="shared:agree"' in texts(chapter(language))
    assert "adilet.zan.kz/kaz/" in chapter("kk").sources
    assert "adilet.zan.kz/rus/" in chapter("ru").sources


def test_addresses_come_from_the_kazakh_title_and_stay(loaded, load, files):
    rewrite(files / "sabaqtastyq/may.kk.yaml", "title: sabaqtastyq may Болады", "title: Болмайды")
    rewrite(files / "shared/agree.kk.yaml", "title: shared agree Болады", "title: Болмайды")

    load()

    assert chapter().title == "Болмайды"
    assert {chapter(code).slug for code in LANGUAGES} == {"sabaqtastyq-may-bolady"}
    assert set(SharedChapter.objects.values_list("slug", flat=True)) == {"shared-agree-bolady"}
    assert {guide.slug for guide in guides("en")} == {"sabaqtastyq", "school-violence"}


def test_a_changed_file_changes_the_text_and_its_translation(loaded, load, files):
    rewrite(files / "sabaqtastyq/may.kk.yaml", "Болады 1", "Мүмкін")
    rewrite(files / "sabaqtastyq/may.ru.yaml", "Можно 1", "Разрешено")

    counts, _ = load()

    assert (counts["changed"], counts["added"], counts["kept"]) == (3, 0, 0)
    assert [chapter(code).body[0].value for code in LANGUAGES] == ["Мүмкін", "Разрешено", "Allowed 1"]
    pieces = Translation.objects.filter(source__object_id=chapter().translation_key)
    assert all(len(set(translation.get_progress())) == 1 for translation in pieces)


def test_a_change_of_one_translation_leaves_the_others(loaded, load, files):
    before = chapter("en").latest_revision_id
    rewrite(files / "glossary.ru.yaml", "meaning: Координатор.", "meaning: Кто отвечает.")

    counts, _ = load()

    assert (counts["changed"], counts["kept"]) == (1, 0)
    term = GlossaryTerm.objects.get(key="coordinator", locale__language_code="ru")
    assert (term.meaning, term.live, term.has_unpublished_changes) == ("Кто отвечает.", True, False)
    assert chapter("en").latest_revision_id == before


def test_a_new_chapter_stands_where_the_plan_puts_it_in_every_language(loaded, load, files):
    rewrite(files / "guides.yaml", "[may]", "[goal, may, care]")
    add_file(files, "sabaqtastyq/goal")
    add_file(files, "sabaqtastyq/care")

    counts, _ = load()

    assert (counts["added"], counts["kept"]) == (6, 0)
    for code in LANGUAGES:
        slugs = [entry.slug.split("-")[1] for entry in guides(code)[0].chapters]
        assert slugs == ["agree", "goal", "may", "care", "begin"]


def test_a_missing_file_is_named(loaded, load, files):
    (files / "sabaqtastyq/may.ru.yaml").unlink()
    with pytest.raises(ContentError, match=r"sabaqtastyq/may\.ru\.yaml is missing"):
        load()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - heading: Можно 1\n", "", "not built as in Kazakh"),
        ("</li></ul>", "</li><li>Лишнее</li></ul>", "not built as in Kazakh"),
        ('<a href="term:coordinator">координатор</a>', "координатор", "other links than in Kazakh"),
        ("term:coordinator", "term:nobody", "term:nobody, which is not there"),
    ],
)
def test_a_translation_that_is_built_otherwise_is_refused(loaded, load, files, old, new, said):
    rewrite(files / "sabaqtastyq/may.ru.yaml", old, new)
    with pytest.raises(ContentError, match=said):
        load()


def test_pieces_are_entered_by_nobody(loaded):
    assert not StringTranslation.objects.exclude(last_translated_by=None).exists()
