from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organizations.services.share import make_pictures
from portal.base import generation
from tests.factories.organizations import CityFactory, OrganizationFactory, OrganizationPageFactory
from tests.factories.pages import site_tree

pytestmark = pytest.mark.django_db

LONG = "«Ақтөбе қаласының сал ауруына шалдыққан азаматтарды қолдау қоры» қоғамдық бірлестігі"


def read(client, organization, language="kk"):
    response = client.get(f"/{language}/organizations/{organization.slug}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts(page):
    return {row.dt.get_text(): row.dd.get_text(" ", strip=True) for row in page.select(".facts > div")}


def structured(page):
    return json.loads(page.select_one("script[type='application/ld+json']").string)


def test_the_name_leads_and_the_place_and_form_stand_below(client):
    organization = OrganizationFactory(name_kk="«Көмек» волонтерлік қозғалысы", legal_form="initiative_group")
    page = read(client, organization, "en")
    assert page.h1.get_text() == organization.name_en
    assert page.select_one(".opener .lead").get_text() == "Kokshetau, Akmola Region · Initiative group"
    assert page.title.get_text().startswith(organization.name_en)


def test_a_long_registered_name_is_shown_by_its_short_form(client):
    page = read(client, OrganizationFactory(name_kk=LONG))
    assert page.h1.get_text() == "Ақтөбе қаласының сал ауруына шалдыққан азаматтарды қолдау қоры"
    assert LONG in page.select_one(".facts").get_text()


def test_every_language_has_the_page_and_a_foreign_name_is_marked(client):
    organization = OrganizationFactory(name_kk="«Көмек»", name_ru="", name_en="")
    assert read(client, organization, "kk").h1.get("lang") is None
    assert read(client, organization, "ru").h1["lang"] == "kk"


def test_a_form_that_is_not_stated_is_not_spoken_of(client):
    page = read(client, OrganizationFactory(legal_form="state_or_other"), "en")
    assert page.select_one(".opener .lead").get_text() == "Kokshetau, Akmola Region"
    assert "Legal form" not in facts(page)


def test_facts_lead_to_the_list_of_town_region_and_direction(client):
    page = read(client, OrganizationFactory(sectors=["umit"], reach="region"), "en")
    found = {link["href"] for link in page.select(".facts a")}
    list_url = "/en/organizations/"
    assert {
        f"{list_url}?city=kokshetau",
        f"{list_url}?region=akmola-region",
        f"{list_url}?sector=umit",
    } <= found
    assert facts(page)["Where it works"] == "The whole region"


def test_no_direction_is_said_in_words(client):
    page = read(client, OrganizationFactory(), "en")
    assert facts(page)["Direction"] == "Not stated"
    assert page.select_one(".opener")["class"] == ["opener"]


def test_one_direction_colours_the_opener_and_two_do_not(client):
    one = OrganizationFactory(sectors=["umit"])
    both = OrganizationFactory(sectors=["umit", "bilim"])
    assert "s-umit" in read(client, one).select_one(".opener")["class"]
    assert read(client, both).select_one(".opener")["class"] == ["opener"]


def test_the_region_is_the_figure_and_the_town_the_dot(client):
    page = read(client, OrganizationFactory(city=CityFactory(id="almaty")))
    assert page.select_one(".opener .land")["href"].endswith("kz.svg#almaty-region")
    dot = page.select_one(".opener .dot")
    left, top, width, height = map(float, page.select_one(".opener-fig")["viewbox"].split())
    assert left < float(dot["cx"]) < left + width
    assert top < float(dot["cy"]) < top + height


@pytest.mark.parametrize(("precision", "said"), [({}, True), ({"exact": True}, False)])
def test_only_an_unpublished_address_is_said_to_be_so(client, precision, said):
    page = read(client, OrganizationFactory(**precision), "en")
    assert ("The address is not published" in page.get_text()) is said


def test_the_contact_person_stands_here_as_printed_with_the_way_to_correct_it(client):
    organization = OrganizationFactory(contact_person="Құндыз Доспекова")
    page = read(client, organization, "ru")
    shown = page.find(string="Құндыз Доспекова").find_parent("dd")
    assert shown.has_attr("data-nosnippet")
    assert shown.span["lang"] == "kk"
    assert shown.a["href"] == f"/ru/organizations/{organization.slug}/report/?kind=remove_name"
    assert "Құндыз" not in json.dumps(structured(page), ensure_ascii=False)
    assert "Құндыз" not in page.head.decode()


def test_an_unconfirmed_organisation_says_where_its_data_come_from(client):
    organization = OrganizationFactory()
    notice = read(client, organization, "en").select_one(".act .note")
    assert "Data of 2020, not confirmed yet" in notice.get_text()
    assert notice.a["href"] == f"/en/organizations/{organization.slug}/report/"


def test_a_confirmed_organisation_says_when(client):
    notice = read(client, OrganizationFactory(confirmed=True), "en").select_one(".act .note")
    assert "Confirmed by the organisation on 1 March 2026" in " ".join(notice.get_text().split())
    assert "2020" not in notice.get_text()


def test_the_text_of_the_language_is_shown(client):
    site_tree()
    organization = OrganizationFactory()
    OrganizationPageFactory(
        organization=organization, language="ru", intro="Мы помогаем.", body=[("heading", "Как помочь")]
    )
    assert "Мы помогаем." in read(client, organization, "ru").select_one(".body").get_text()


def test_a_missing_text_is_said_with_the_languages_that_have_one(client):
    site_tree()
    organization = OrganizationFactory()
    OrganizationPageFactory(organization=organization, language="ru", intro="Мы помогаем.")
    body = read(client, organization, "en").select_one(".body")
    links = [(link["href"], link.get_text()) for link in body.p.select("a")]
    assert links == [(f"/ru/organizations/{organization.slug}/", "Русский")]
    assert "Мы помогаем." not in body.get_text()


def test_a_text_that_not_everybody_may_read_is_not_shown(client):
    site_tree()
    organization = OrganizationFactory()
    page = OrganizationPageFactory(organization=organization, language="ru", intro="Мы помогаем.")
    page.view_restrictions.create(restriction_type="login")
    generation.bump()
    for language in ("ru", "en"):
        body = read(client, organization, language).select_one(".body")
        assert "Мы помогаем." not in body.get_text()
        assert body.p.select("a") == []


def test_without_any_text_it_is_said_that_there_is_none(client):
    body = read(client, OrganizationFactory(), "en").select_one(".body")
    assert "has not written about itself yet" in body.get_text()
    assert body.p.select("a") == []


def test_the_preview_shows_the_unsaved_text_of_a_hidden_organisation_too():
    site_tree()
    organization = OrganizationFactory(hidden=True)
    page = OrganizationPageFactory(organization=organization, language="kk", intro="Бұрынғы мәтін.")
    page.intro = "Жаңа, сақталмаған мәтін."
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Жаңа, сақталмаған мәтін." in html
    assert "Бұрынғы мәтін." not in html
    assert "s-maxage" not in response.get("Cache-Control", "")


def test_structured_data_name_an_ngo_and_cannot_end_their_script(client):
    organization = OrganizationFactory(
        name_en="</script><script>alert(1)</script>", contacts={"phones": ["+77162255555"]}
    )
    response = client.get(f"/en/organizations/{organization.slug}/")
    page = BeautifulSoup(response.content, "html.parser")
    data = structured(page)
    assert (data["@type"], data["name"]) == ("NGO", "</script><script>alert(1)</script>")
    assert data["address"]["addressLocality"] == "Kokshetau"
    assert data["telephone"] == ["+77162255555"]
    assert data["url"] == f"http://testserver/en/organizations/{organization.slug}/"
    assert b"<script>alert" not in response.content


def test_the_picture_for_sharing_is_the_organisations_own_once_it_is_drawn(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    organization = OrganizationFactory()
    before = read(client, organization).select_one("meta[property='og:image']")["content"]
    while make_pictures(timezone.now()):
        pass
    after = read(client, organization).select_one("meta[property='og:image']")["content"]
    assert before.endswith("/og.png")
    assert f"/share/organizations/{organization.number}-kk-" in after


def test_the_page_asks_five_questions_at_most(client):
    site_tree()
    organization = OrganizationFactory(sectors=["umit", "bilim"], contacts={"phones": ["+77162255555"]})
    for _ in range(8):
        OrganizationFactory(sectors=["umit"], contacts={"phones": ["+77162255555"]})
    read(client, organization)
    with CaptureQueriesContext(connection) as queries:
        read(client, organization)
    assert len(queries) <= 5
