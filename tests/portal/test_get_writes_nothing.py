"""Whatever address of the public somebody reads, nothing is written to the main database."""

from __future__ import annotations

import io
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guides.enums import DocumentKind
from guides.models import GuideDocument, Sector
from guides.services.documents import shelf
from portal.base import generation
from tests.browser.pages import AGREE, LANGUAGES, MAY, PAGES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite has PRAGMA query_only."),
]

AGREEMENT = "uiym-men-volonterding-kelisimi-ulgi"

#: Below a language, beside the pages that the browser tests look at; with what each answers.
MORE = {
    "organizations/18/": 301,
    "organizations/no-such/": 404,
    "organizations/komek/report/thanks/": 200,
    "organizations/?page=2&sector=bilim": 200,
    "organizations/?city=atlantis": 200,
    "organizations/my-list/?n=1&n=2": 302,
    "organizations/my-list": 301,
    "account/": 302,
    "account/login/code/": 200,
    "account/signup/": 404,
    "site.webmanifest": 200,
}
MACHINES = {
    "/": 302,
    "/robots.txt": 200,
    "/favicon.ico": 302,
    "/sitemap.xml": 200,
    "/sitemap-kk-pages-1.xml": 200,
    "/sitemap-kk-guides-1.xml": 200,
    "/sitemap-kk-organizations-1.xml": 200,
    "/cms/": 302,
    "/documents/1/no.pdf": 404,
    "/media/images/no.jpg": 404,
    "/healthz": 200,
    "/api/v1/": 302,
    "/api/v1/docs": 200,
    "/api/v1/openapi.json": 200,
    "/api/v1/organizations?lang=kk&q=a": 200,
    "/api/v1/organizations/18": 200,
    "/api/v1/organizations.geojson": 200,
    "/api/v1/regions": 200,
    "/api/v1/cities": 200,
    "/api/v1/sectors": 200,
    "/api/v1/guides?lang=kk": 200,
    "/api/v1/guides/sabaqtastyq?lang=kk": 200,
    "/api/v1/glossary": 200,
    "/api/v1/forms": 200,
    "/api/v1/stats": 200,
    "/api/v2/pages/": 200,
    "/api/v2/pages/find/?html_path=/": 302,
    "/api/no-such": 404,
}
#: Documents below a language; each kind is made in Kazakh and not yet made in the other languages.
DOCUMENTS = {
    "guides/sabaqtastyq/pdf/": (DocumentKind.GUIDE, "sabaqtastyq", ""),
    "guides/sabaqtastyq/epub/": (DocumentKind.EPUB, "sabaqtastyq", ""),
    "guides/sabaqtastyq/kit/": (DocumentKind.KIT, "sabaqtastyq", ""),
    f"guides/sabaqtastyq/{MAY}/pdf/": (DocumentKind.CHAPTER, "sabaqtastyq", MAY),
    f"guides/sabaqtastyq/{AGREE}/pdf/": (DocumentKind.CHAPTER, "", AGREE),
    f"forms/{AGREEMENT}/pdf/": (DocumentKind.FORM, "", AGREEMENT),
}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


@contextmanager
def read_only():
    """Let the main database refuse every write, and collect what was tried, refused and swallowed or not."""
    tried = []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        with CaptureQueriesContext(connection) as queries:
            yield tried
        tried += [query["sql"] for query in queries if query["sql"].lstrip().upper().startswith(WRITES)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")


def made_in_kazakh():
    """Put a file of each kind where the documents lie, as if it had been made."""
    shelf.folder().mkdir()
    for kind, guide, key in DOCUMENTS.values():
        name = f"{kind}-{key or guide}.file"
        shelf.path_of(name).write_bytes(b"made")
        GuideDocument.objects.create(
            kind=kind, guide=guide, key=key, language="kk", name=name, digest="mark", seen_at=timezone.now()
        )


def test_reading_writes_nothing(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client.raise_request_exception = False
    call_command("load_content", stdout=io.StringIO())
    made_in_kazakh()
    wanted = {f"/{code}/{page.path}": page.status for code in LANGUAGES for page in PAGES}
    wanted |= {f"/{code}/{path}": status for code in LANGUAGES for path, status in MORE.items()}
    machines = MACHINES | {
        f"/{code}/{path}": 200 if code == "kk" else 404 for code in LANGUAGES for path in DOCUMENTS
    }
    wanted |= machines
    generation.forget()
    with read_only() as tried:
        answered = {url: client.get(url).status_code for url in wanted}
        headed = {url: client.head(url).status_code for url in machines}
    assert answered == wanted
    assert headed == machines
    assert tried == []


def test_a_write_would_have_been_refused_and_seen():
    with read_only() as tried, pytest.raises(OperationalError, match="readonly"), transaction.atomic():
        Sector.objects.update(position=1)
    assert len(tried) == 1
