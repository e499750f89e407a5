"""The shared chapters: kept once, read in every sectoral guide, found under one address."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from guides.content import SECTORS, read_sectors
from guides.models import SharedChapter
from guides.services.addresses import addresses
from guides.services.documents.wanted import wanted_documents
from portal.base import generation
from tests.factories import guides as made
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"
OTHERS = [sector.pk for sector in read_sectors(SECTORS) if sector.pk != "sabaqtastyq"]


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def found(db):
    """The seven sectoral guides and one without a direction, in English."""
    tree = site_tree()
    first = made.guide_tree(tree, ["en"])
    for sector in OTHERS:
        made.guide(tree, first.index["en"], "en", code=sector.upper(), sector=sector)
    made.guide(tree, first.index["en"], "en", code="SCHOOL", sector="")
    return first


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def test_editing_a_shared_chapter_once_is_seen_in_all_seven_guides(
    client, found, django_capture_on_commit_callbacks
):
    addresses = [f"/en/guides/{slug}/myths/" for slug in ("sabaqtastyq", *OTHERS)]
    assert len(addresses) == 7
    for address in addresses:
        assert "Eight myths" not in read(client, address).get_text()

    row = SharedChapter.objects.get(key="myths", locale__language_code="en")
    row.title, row.body = "Eight myths", made.words("Nobody is paid")
    with django_capture_on_commit_callbacks(execute=True):
        row.save_revision().publish()

    for address in addresses:
        page = read(client, address)
        assert page.h1.get_text() == "Eight myths"
        assert page.select_one("article h2[id=s-nobody-is-paid]") is not None
        assert page.select_one(".place .shared").get_text(strip=True) == "Shared by all guides"
        assert (
            "Eight myths" in read(client, address.removesuffix("myths/")).select_one(".contents").get_text()
        )


def test_draft_of_a_shared_chapter_is_seen_nowhere(client, found):
    row = SharedChapter.objects.get(key="myths", locale__language_code="en")
    row.title = "A draft"
    row.save_revision()
    generation.bump()
    assert "A draft" not in read(client, "/en/guides/bilim/myths/").get_text()

    row = SharedChapter.objects.get(key="myths", locale__language_code="en")
    row.unpublish()
    generation.bump()
    assert client.get("/en/guides/bilim/myths/").status_code == 404
    assert "Myths" not in read(client, "/en/guides/bilim/").select_one(".contents").get_text()


def test_shared_chapter_is_found_under_one_address(client, found):
    for slug in ("bilim", "sabaqtastyq"):
        page = read(client, f"/en/guides/{slug}/myths/")
        canonical = f"{SITE}/en/guides/sabaqtastyq/myths/"
        assert page.select_one("link[rel=canonical]")["href"] == canonical
        assert [link["href"] for link in page.select("link[rel=alternate]")] == [canonical]


def test_own_chapter_is_found_under_its_own_address(client, found):
    page = read(client, "/en/guides/sabaqtastyq/may/")
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}/en/guides/sabaqtastyq/may/"


def test_reader_of_a_guide_stays_in_it(client, found):
    page = read(client, "/en/guides/bilim/myths/")
    inside = [link["href"] for link in page.select(".toc li > a:not([href^='#']), .nextprev a")]
    assert inside
    assert all(href.startswith("/en/guides/bilim/") for href in inside)


def test_links_between_shared_chapters_stay_in_the_guide(client, found):
    row = SharedChapter.objects.get(key="myths", locale__language_code="en")
    link = '<p>See <a linktype="reference" ref="shared:volunteering">the first chapter</a>.</p>'
    row.body = made.stream(SharedChapter, [("text", link)])
    row.save_revision().publish()
    generation.bump()
    for slug in ("bilim", "sabaqtastyq"):
        page = read(client, f"/en/guides/{slug}/myths/")
        assert page.select_one("article p a")["href"] == f"/en/guides/{slug}/volunteering/"


def test_browser_remembers_a_shared_chapter_once_for_all_guides_and_languages(client, found):
    for slug in ("bilim", "sabaqtastyq"):
        page = read(client, f"/en/guides/{slug}/myths/")
        assert page.select_one("article")["data-reading"] == "/guides/sabaqtastyq/myths/"
        assert {item["data-chapter"] for item in page.select(".toc li[data-chapter]")} >= {
            "/guides/sabaqtastyq/volunteering/",
            "/guides/sabaqtastyq/myths/",
        }


def test_guide_without_a_direction_has_no_shared_chapters(client, found):
    assert "Myths" not in read(client, "/en/guides/school/").get_text()
    assert client.get("/en/guides/school/myths/").status_code == 404


def test_without_the_first_guide_all_lead_to_the_next_one(client, found):
    row = SharedChapter.objects.get(key="myths", locale__language_code="en")
    link = '<p>See <a linktype="reference" ref="shared:volunteering">the first chapter</a>.</p>'
    row.body = made.stream(SharedChapter, [("text", link)])
    row.save_revision().publish()
    found.guide["en"].unpublish()
    generation.bump()

    home = f"/en/guides/{OTHERS[0]}"
    page = read(client, f"/en/guides/{OTHERS[1]}/myths/")
    answer = client.get(f"/api/v1/guides/{OTHERS[1]}?lang=en").json()

    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}{home}/myths/"
    myths = next(chapter for chapter in answer["chapters"] if chapter["slug"] == "myths")
    assert myths["url"] == f"{SITE}{home}/myths/"
    assert f'href="{SITE}{home}/volunteering/"' in myths["html"]
    assert [path for path in paths("en") if path.endswith("/myths/")] == [f"{home}/myths/"]
    assert [ident for ident in chapter_documents() if "myths" in ident] == [("chapter", "", "myths", "en")]
    assert read(client, "/en/guides/").select_one(".book-ask a")["href"] == f"{home}/volunteering/"


def test_guide_that_lost_its_direction_is_home_to_no_shared_chapter(client, found):
    page = found.guide["en"]
    page.sector = None
    page.save_revision().publish()
    generation.bump()

    canonical = read(client, f"/en/guides/{OTHERS[1]}/myths/").select_one("link[rel=canonical]")["href"]

    assert canonical == f"{SITE}/en/guides/{OTHERS[0]}/myths/"
    assert client.get(canonical.removeprefix(SITE)).status_code == 200


def paths(language):
    return [address.path for address in addresses(language)]


def chapter_documents():
    return [document.ident for document in wanted_documents() if document.ident[0] == "chapter"]
