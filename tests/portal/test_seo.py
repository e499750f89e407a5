from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from portal.base import generation
from portal.media.models import Consent, PortalImage
from tests.factories.files import picture_bytes
from tests.factories.home import standard_pages
from tests.factories.organizations import OrganizationFactory, OrganizationPageFactory

pytestmark = pytest.mark.django_db

SITE = "https://birgemiz.example"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


@pytest.fixture(autouse=True)
def public_address(settings):
    """Serve under another host than the one that is asked."""
    settings.SITE_URL = SITE


def xml(client, path):
    response = client.get(path.removeprefix(SITE))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(response.content)


def addresses(client, path):
    return [found.text for found in xml(client, path).findall("s:url/s:loc", SPACES)]


def files(client):
    return [found.text for found in xml(client, "/sitemap.xml").findall("s:sitemap/s:loc", SPACES)]


def metas(client, path):
    text = client.get(path).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text))


def test_page_names_itself_and_its_other_languages_under_the_public_address(client, site_tree):
    standard_pages(site_tree)

    text = client.get("/ru/zhoba-turaly/?utm_source=x").content.decode()

    assert f'<link rel="canonical" href="{SITE}/ru/zhoba-turaly/">' in text
    assert dict(ALTERNATE.findall(text)) == {
        "kk": f"{SITE}/kk/zhoba-turaly/",
        "x-default": f"{SITE}/kk/zhoba-turaly/",
        "ru": f"{SITE}/ru/zhoba-turaly/",
        "en": f"{SITE}/en/zhoba-turaly/",
    }


def test_language_without_the_page_is_not_named(client, site_tree):
    standard_pages(site_tree, ["ru", "en"])

    text = client.get("/ru/zhoba-turaly/").content.decode()

    assert set(dict(ALTERNATE.findall(text))) == {"ru", "en"}
    assert 'href="/kk/zhoba-turaly/" lang="kk"' in text


def test_language_switch_keeps_what_was_asked_for_and_drops_the_rest(client, site_tree):
    OrganizationFactory()

    text = client.get("/kk/organizations/?region=akmola-region&q=a%26b&utm_source=x").content.decode()

    assert 'href="/ru/organizations/?q=a%26b&amp;region=akmola-region" lang="ru" hreflang="ru"' in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_page_says_what_it_is_to_whoever_shares_it(client, site_tree, language):
    page = standard_pages(site_tree, search_description="“About” & more")[language]

    found = metas(client, f"/{language}/zhoba-turaly/")

    assert found["og:title"] == page.title
    assert found["description"] == found["og:description"] == "“About” &amp; more"
    assert found["og:url"] == f"{SITE}/{language}/zhoba-turaly/"
    assert found["og:image"] == f"{SITE}/static/portal/img/og.png"
    assert found["og:locale"] == f"{language}_KZ"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")


def test_page_has_its_own_picture_cut_when_it_is_published(client, site_tree, django_assert_num_queries):
    picture = PortalImage.objects.create(
        title="Тау",
        file=ContentFile(picture_bytes(), name="tau.jpg"),
        credit="Somebody",
        licence="CC BY 4.0",
        consent=Consent.NOBODY,
    )
    page = standard_pages(site_tree)["kk"]
    page.share_image = picture
    page.save_revision().publish()
    generation.forget()

    found = metas(client, "/kk/zhoba-turaly/")

    assert re.fullmatch(rf"{SITE}/media/images/tau.*fill-1200x630.*\.jpg", found["og:image"])
    assert (found["og:image:width"], found["og:image:height"]) == ("60", "32")
    with django_assert_num_queries(2):
        client.get("/kk/zhoba-turaly/")


def test_title_ends_with_the_name_of_the_portal(client, site_tree):
    standard_pages(site_tree)

    assert "<title>О проекте · Birgemiz</title>" in client.get("/ru/zhoba-turaly/").content.decode()


def test_robots_may_read_all_but_the_admin_and_are_told_of_the_sitemap(client):
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert lines[0] == "User-agent: *"
    assert "Disallow: /cms/" in lines
    assert not any(line.startswith("Disallow: /api") for line in lines)
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


def test_sitemap_has_a_file_of_pages_and_one_of_organisations_for_each_language(client, site_tree):
    OrganizationFactory()

    assert files(client) == [
        f"{SITE}/sitemap-{language}-{part}-1.xml"
        for language in ("kk", "ru", "en")
        for part in ("pages", "organizations")
    ]


def test_sitemap_without_organisations_names_no_file_of_them(client, site_tree):
    OrganizationFactory(hidden=True)

    assert not any("organizations" in file for file in files(client))
    assert client.get("/sitemap-kk-organizations-1.xml").status_code == 404


def test_sitemap_lists_live_pages_of_its_language_only(client, site_tree):
    standard_pages(site_tree, ["kk", "ru"])
    standard_pages(site_tree, slug="draft", live=False)
    closed = standard_pages(site_tree, slug="closed")["ru"]
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    OrganizationPageFactory()
    generation.bump()

    assert addresses(client, "/sitemap-ru-pages-1.xml") == [
        f"{SITE}/ru/",
        f"{SITE}/ru/organizations/",
        f"{SITE}/ru/zhoba-turaly/",
    ]
    assert f"{SITE}/en/zhoba-turaly/" not in addresses(client, "/sitemap-en-pages-1.xml")


def test_sitemap_lists_the_organisations_that_are_listed_in_every_language(client, site_tree):
    shown = OrganizationFactory()
    OrganizationFactory(hidden=True)
    OrganizationFactory(demo=True)

    (url,) = xml(client, "/sitemap-en-organizations-1.xml").findall("s:url", SPACES)

    path = f"organizations/{shown.slug}/"
    assert url.find("s:loc", SPACES).text == f"{SITE}/en/{path}"
    assert url.find("s:lastmod", SPACES).text
    assert {found.get("hreflang"): found.get("href") for found in url.findall("x:link", SPACES)} == {
        "kk": f"{SITE}/kk/{path}",
        "ru": f"{SITE}/ru/{path}",
        "en": f"{SITE}/en/{path}",
        "x-default": f"{SITE}/kk/{path}",
    }


@pytest.mark.parametrize("count", [1, 3])
def test_sitemap_costs_the_same_whatever_the_rows(client, site_tree, django_assert_num_queries, count):
    OrganizationFactory.create_batch(count)
    client.get("/sitemap-kk-pages-1.xml")

    with django_assert_num_queries(1):
        client.get("/sitemap-kk-organizations-1.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap-kk-pages-1.xml")


@pytest.mark.parametrize("name", ["kk-pages-2", "de-pages-1", "kk-pages-0", "kk-organizations-1"])
def test_file_that_the_index_does_not_name_is_not_there(client, site_tree, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_manifest_opens_the_portal_in_its_language(client, site_tree, language):
    text = client.get(f"/{language}/").content.decode()
    (path,) = re.findall(r'<link rel="manifest" href="([^"]+)">', text)

    response = client.get(path)

    described = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (described["lang"], described["start_url"]) == (language, f"/{language}/")
    assert {icon["sizes"] for icon in described["icons"]} == {"192x192", "512x512"}


def test_old_address_of_the_icon_leads_to_it(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"] == "/static/portal/img/icon-32.png"
