"""The search within a guide."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from guides.enums import Part
from guides.models import GuideChapterPage
from guides.services.contents import guide_at
from guides.services.finding import MAX_HITS, find
from portal.media.models import Consent, PortalImage
from tests.factories import guides as made
from tests.factories.files import picture_bytes
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

URL = "/kk/guides/sabaqtastyq/"
ENGLISH = "/en/guides/sabaqtastyq/"


@pytest.fixture
def tree(db):
    return site_tree()


@pytest.fixture
def found(tree):
    return made.guide_tree(tree, ["kk", "en"])


def chapter(found, name, title, *blocks, language="kk"):
    body = made.stream(GuideChapterPage, list(blocks))
    return made.chapter(found.guide[language], name, title, part=Part.DEVELOP, body=body)


def search(asked):
    return find(guide_at("sabaqtastyq", "kk"), asked, "kk").hits


def places(asked):
    return [hit.href.removeprefix(URL) for hit in search(asked)]


def read(client, **query):
    """Ask the English guide, whose own words stand in the code."""
    return BeautifulSoup(client.get(ENGLISH, query).content, "html.parser")


def test_found_section_is_named_with_its_chapter_excerpt_and_deep_link(client, found):
    text = "<p>You give a child neither <b>money</b> nor a phone.</p>"
    chapter(found, "rules", "Rules", ("heading", "What is not allowed"), ("text", text), language="en")

    page = read(client, q="money")

    (hit,) = page.select(".hits li")
    assert hit.h3.a["href"] == f"{ENGLISH}rules/#s-what-is-not-allowed"
    assert hit.h3.get_text() == "What is not allowed"
    assert hit.select_one(".muted").get_text(strip=True) == "Chapter 4. Rules"
    words = "You give a child neither <mark>money</mark> nor a phone."
    assert hit.select("p")[1].decode_contents() == words
    assert page.select_one("#results").get_text(strip=True) == "Found in 1 place"
    assert page.select_one("input[name=q]")["value"] == "money"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_nothing_found_says_what_to_try_and_keeps_the_contents(client, tree, found):
    made.term(tree, "asar", "Asar", "Work done together.", "en")
    page = read(client, q="nosuchword")
    assert page.select_one("#results").get_text() == "Nothing was found in this guide"
    assert "Try one word" in page.select_one(".results").get_text()
    assert [link["href"] for link in page.select(".results a")] == ["/en/glossary/", ENGLISH]
    assert len(page.select(".chapters li")) == 4


def test_question_of_signs_alone_finds_nothing(client, found):
    assert search("?!") == ()
    assert search("zzz") == ()
    assert read(client, q="  ").select(".results") == []


def test_endings_and_keyboards_do_not_matter(found):
    chapter(found, "care", "Күтім", ("text", "<p>Үйлестіруші әр айда тәлімгермен кездеседі.</p>"))
    assert places("үйлестірушінің") == ["care/"]
    assert places("УЙЛЕСТИРУШИ") == ["care/"]
    assert places("uilestirushi") == ["care/"]
    assert places("тәлімгер кездес") == ["care/"]


def test_word_of_the_chapters_title_does_not_bring_all_its_sections(found):
    chapter(
        found,
        "money",
        "Қаржы туралы",
        ("heading", "Бюджет"),
        ("text", "<p>Жоспар.</p>"),
        ("heading", "Есеп"),
        ("text", "<p>Түбіртек.</p>"),
    )
    assert places("қаржы") == ["money/"]
    assert places("қаржы түбіртек") == ["money/#s-esep"]


def test_sections_in_whose_titles_the_words_stand_come_first(found):
    chapter(found, "a", "Алғашқы", ("heading", "Бір"), ("text", "<p>Сақтандыру керек.</p>"))
    chapter(found, "b", "Екінші", ("heading", "Сақтандыру"), ("text", "<p>Құжат.</p>"))
    assert places("сақтандыру") == ["b/#s-saqtandyru", "a/#s-bir"]


def test_words_inside_blocks_and_meanings_of_terms_are_found_and_names_of_choices_are_not(tree, found):
    made.term(tree, "burnout", "Күйіп кету", "Шаршағаннан ынтаның жоғалуы.")
    pair = {
        "kind": "may",
        "left_title": "Рұқсат",
        "left_items": ["Ойнау"],
        "right_title": "Тыйым",
        "right_items": ["Қорқыту"],
    }
    chapter(found, "all", "Бәрі", ("comparison", pair), ("definition", "burnout"))
    assert places("қорқыту") == ["all/"]
    assert places("ынтаның") == ["all/"]
    assert places("allowed") == []


def test_words_of_a_figure_are_found(client, found):
    picture = PortalImage.objects.create(
        title="Tau",
        file=ContentFile(picture_bytes(), name="tau.jpg"),
        credit="Somebody",
        licence="CC BY 4.0",
        consent=Consent.NOBODY,
    )
    image = {"image": picture.pk, "decorative": False, "alt_text": "Snowy mountain"}
    figure = ("figure", {"image": image, "caption": "Above the town"})
    chapter(found, "view", "The view", figure, language="en")
    for asked in ("mountain", "town"):
        (hit,) = read(client, q=asked).select(".hits li")
        assert hit.h3.a["href"] == f"{ENGLISH}view/"


def test_figure_whose_picture_is_gone_does_not_stop_the_search(client, found):
    image = {"image": 4711, "decorative": False, "alt_text": "Gone"}
    chapter(found, "view", "The view", ("figure", {"image": image, "caption": "Hills"}), language="en")
    assert len(read(client, q="hills").select(".hits li")) == 1


def test_points_of_a_list_do_not_run_together_in_an_excerpt(found):
    checklist = {"title": "Дайынсыз ба", "items": ["Кесте келісілді", "Нөмір сақтаулы"]}
    chapter(found, "list", "Тізім", ("heading", "Тексеріс"), ("checklist", checklist))
    (hit,) = search("сақтаулы")
    assert hit.excerpt == "Дайынсыз ба. Кесте келісілді. Нөмір <mark>сақтаулы.</mark>"


def test_long_text_is_cut_around_the_word(found):
    text = f"<p>{'алдында ' * 60} қайырым {'соңында ' * 60}</p>"
    chapter(found, "long", "Ұзын", ("heading", "Мәтін"), ("text", text))
    (hit,) = search("қайырым")
    assert hit.excerpt.startswith("… алдында")
    assert hit.excerpt.endswith("соңында …")
    assert "<mark>қайырым</mark>" in hit.excerpt
    assert len(hit.excerpt) < 400


def test_what_was_asked_and_found_is_never_markup(client, found):
    quote = ("quote", {"text": "<script>x</script> деген сөз", "who": ""})
    chapter(found, "quote", "Сөз", ("heading", "Айтылған"), quote)
    response = client.get(URL, {"q": "<script>x"})
    assert b"<script>x" not in response.content
    assert b"&lt;script&gt;x" in response.content


def test_no_more_than_so_many_places_are_shown_and_all_are_counted(client, found):
    for number in range(MAX_HITS + 3):
        blocks = ("heading", f"Part {number}"), ("text", "<p>Lonely.</p>")
        chapter(found, f"c{number}", "A chapter", *blocks, language="en")
    page = read(client, q="lonely")
    assert len(page.select(".hits li")) == MAX_HITS
    assert page.select_one("#results").get_text(strip=True) == f"Found in {MAX_HITS + 3} places"
    assert f"The first {MAX_HITS} are shown." in page.select_one(".results").get_text()


def test_second_heading_of_the_same_words_is_led_to_by_its_own_name(found):
    chapter(
        found,
        "twice",
        "Екі рет",
        ("heading", "Қадам"),
        ("text", "<p>Біріншісі.</p>"),
        ("heading", "Қадам"),
        ("text", "<p>Екіншісі.</p>"),
    )
    assert places("екіншісі") == ["twice/#s-qadam-2"]


def test_only_the_guide_that_is_read_is_searched(client, tree, found):
    other = made.guide(tree, found.index["kk"], code="BILIM", sector="bilim")
    made.chapter(other, "lesson", "Сабақ өту", part=Part.DEVELOP)
    assert places("сабақ өту") == []


def test_overlong_question_is_cut(client, found):
    page = read(client, q="а" * 500)
    assert len(page.select_one("input[name=q]")["value"]) == 100
