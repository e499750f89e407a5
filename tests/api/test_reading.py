"""Reading from anywhere: languages, headers, other sites, and the page tree."""

from __future__ import annotations

import pytest

from portal.pagestore.decorators import MARK

LIST = "/api/v1/organizations"


@pytest.mark.parametrize(
    ("query", "header", "name"),
    [
        ("", None, "Алматы қаласы"),
        ("", "ru", "город Алматы"),
        ("", "de, en;q=0.8, ru;q=0.5", "Almaty City"),
        ("", "nonsense;;q=2", "Алматы қаласы"),
        ("?lang=ru", "en", "город Алматы"),
    ],
)
def test_the_parameter_decides_then_the_header_then_kazakh(query, header, name, towns, client):
    headers = {"Accept-Language": header} if header else {}
    items = client.get(f"/api/v1/regions{query}", headers=headers).json()["items"]
    assert name in {item["name"] for item in items}


def test_a_cookie_says_nothing(towns, client):
    client.cookies["language"] = "en"
    response = client.get("/api/v1/regions")
    assert response["Content-Language"] == "kk"
    assert not response.cookies


def test_an_answer_by_address_alone_may_be_kept_by_the_page_store(directory, client):
    response = client.get(f"{LIST}?lang=kk&city=almaty")
    assert response[MARK] == "store"
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=10, must-revalidate"


def test_free_text_is_sent_but_not_kept(directory, client):
    assert client.get(f"{LIST}?lang=kk&q=almaty")[MARK] == "send"


def test_an_answer_by_header_varies_and_is_not_kept(directory, client):
    response = client.get(LIST)
    assert MARK not in response
    assert "Accept-Language" in response["Vary"]
    assert "s-maxage=10" in response["Cache-Control"]


def test_a_held_copy_is_confirmed(directory, client):
    tag = client.get(LIST)["ETag"]
    again = client.get(LIST, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [f"{LIST}?lang=kk", LIST, "/api/v2/pages/", "/api/v1/nowhere"])
def test_every_site_may_read(path, directory, client):
    response = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in response


def test_a_browser_asking_first_is_told_what_is_allowed(client):
    response = client.options(LIST, headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.content == b""


@pytest.mark.parametrize("path", [f"{LIST}?lang=kk", LIST, "/api/v2/pages/"])
def test_head_has_the_headers_and_no_body(path, directory, client):
    full, head = client.get(path), client.head(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == str(len(full.content))
    assert head["Content-Type"] == full["Content-Type"]


def test_no_cookie_is_set_and_no_session_begins(directory, client):
    for path in (LIST, "/api/v1/organizations/1", "/api/v1/docs", "/api/v2/pages/"):
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_lists_are_sorted_by_the_alphabet_of_the_language(towns, get):
    kazakh = [item["name"] for item in get("/cities?lang=kk")["items"]]
    assert kazakh == ["Ақтау", "Алматы", "Кентау", "Көкшетау", "Қостанай"]
    english = [item["name"] for item in get("/cities?lang=en")["items"]]
    assert english == ["Aktau", "Almaty", "Kentau", "Kokshetau", "Kostanay"]


def test_pages_of_a_list_follow_one_another(directory, get):
    whole = [item["number"] for item in get("/organizations?lang=kk")["items"]]
    parts = [get(f"/organizations?lang=kk&limit=1&offset={at}")["items"][0]["number"] for at in range(4)]
    assert parts == whole
    assert get("/organizations?lang=kk&offset=100") == {"count": 4, "items": []}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("city=almaty", {1, 2}),
        ("region=abai-region", {4}),
        ("sector=umit", {1}),
        ("sector=none", {3, 4}),
        ("form=qq", {2}),
        ("sector=bilim&form=qb", {1}),
        ("q=Алма-Ата", {1, 2}),
        ("q=nothing-like-it", set()),
    ],
)
def test_filters_are_those_of_the_site(query, numbers, directory, get):
    answered = get(f"/organizations?{query}")
    assert {item["number"] for item in answered["items"]} == numbers
    assert answered["count"] == len(numbers)


def test_a_search_beyond_its_last_page_still_counts(directory, get):
    assert get("/organizations?q=Алма-Ата&offset=50") == {"count": 2, "items": []}


def test_the_root_leads_to_the_description(client):
    assert client.get("/api/v1/").headers["Location"] == "docs"


def test_the_page_tree_answers_with_public_pages_only(written, client):
    answered = client.get("/api/v2/pages/?limit=100&type=organizations.OrganizationPage&fields=body").json()
    assert answered["meta"]["total_count"] == 3
    assert {page["meta"]["locale"] for page in answered["items"]} == {"kk", "ru", "en"}


@pytest.mark.parametrize("path", ["images/", "documents/", "users/", "snippets/"])
def test_the_page_tree_has_nothing_but_pages(path, db, client):
    assert client.get(f"/api/v2/{path}").status_code == 404


def test_the_page_tree_cannot_be_searched(site_tree, client):
    assert client.get('/api/v2/pages/?search="').status_code == 400
