"""What an editor sees before anything is published."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from guides.models import GuideChapterPage, GuidePage, SharedChapter
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture
def found(tree):
    return made.guide_tree(tree)


def preview(instance, language="en"):
    """Return what an editor sees whose own language may be another one."""
    response = instance.make_preview_request(extra_request_attrs={"LANGUAGE_CODE": language})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_unsaved_chapter_is_shown_in_its_place_and_to_nobody_else(client, found):
    page = found.chapters["ru"][0]
    page.title, page.body = "Черновик", made.words("Новый раздел")

    shown = preview(page)

    assert shown.html["lang"] == "ru"
    assert shown.h1.get_text() == "Черновик"
    assert shown.select_one("article h2[id=s-novyi-razdel]") is not None
    assert len(shown.select(".nextprev a")) == 2
    assert "Черновик" not in client.get("/ru/guides/sabaqtastyq/may/").content.decode()


def test_new_chapter_that_stands_nowhere_yet_is_shown(found):
    guide = found.guide["en"]
    page = GuideChapterPage(
        title="New", slug="new", intro="Soon.", body=made.words("New"), locale=guide.locale
    )
    page.depth, page.path = guide.depth + 1, f"{guide.path}0009"
    page.set_url_path(guide)

    shown = preview(page)

    assert shown.h1.get_text() == "New"
    assert shown.select("nav.toc, .tools, .nextprev") == []


def test_chapter_of_a_guide_that_is_not_published_is_shown(found):
    found.guide["en"].unpublish()
    assert preview(found.chapters["en"][0]).h1.get_text() == "What is allowed"


def test_unsaved_guide_is_shown_with_its_chapters(client, found):
    page = found.guide["kk"]
    page.title, page.glance = "Жаңа атау", "Бір\nЕкі"

    shown = preview(page)

    assert shown.h1.get_text() == "Жаңа атау"
    assert [each.get_text(strip=True) for each in shown.select(".glance li")] == ["Бір", "Екі"]
    assert len(shown.select(".chapters li")) == 4
    assert "Жаңа атау" not in client.get("/kk/guides/sabaqtastyq/").content.decode()


def test_new_guide_is_shown_without_chapters(found):
    index = found.index["kk"]
    page = GuidePage(title="Жаңа", slug="new", code="NEW", locale=index.locale)
    page.depth, page.path = index.depth + 1, f"{index.path}0009"
    page.set_url_path(index)
    assert preview(page).select_one(".empty") is not None


def test_unsaved_list_of_guides_is_shown(client, found):
    page = found.index["en"]
    page.title = "All guides"
    assert preview(page).h1.get_text() == "All guides"
    assert "All guides" not in client.get("/en/guides/").content.decode()


def test_unsaved_shared_chapter_is_shown_in_its_own_language(client, found):
    row = found.shared["ru"][1]
    row.title, row.body = "Черновик", made.words("Новый раздел")

    shown = preview(row, "kk")

    assert shown.html["lang"] == "ru"
    assert shown.h1.get_text() == "Черновик"
    assert shown.select_one("article h2 a")["href"] == "#s-novyi-razdel"
    assert shown.select("nav.toc, .tools, .nextprev") == []
    assert "Черновик" not in client.get("/ru/guides/sabaqtastyq/myths/").content.decode()


def test_new_shared_chapter_is_shown(tree):
    row = SharedChapter(title="New", slug="new", key="new", intro="Soon.", locale=tree.locales["en"])
    assert preview(row).h1.get_text() == "New"


def test_unsaved_term_and_form_are_shown(client, tree):
    term = made.term(tree, "asar", "Асар", "Көмек.")
    form = made.form(tree, "agreement", "Келісім")
    term.meaning, form.title = "Бірге көмек.", "Жаңа келісім"

    assert preview(term).select_one("#asar dd").get_text() == "Бірге көмек."
    assert preview(form).select_one(".a4 h1").get_text() == "Жаңа келісім"
    assert "Бірге көмек." not in client.get("/kk/glossary/").content.decode()
    assert "Жаңа келісім" not in client.get("/kk/forms/agreement/").content.decode()
